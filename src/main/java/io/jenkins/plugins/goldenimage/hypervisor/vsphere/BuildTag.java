package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ArrayOfOptionValue;
import com.vmware.vim25.OptionValue;
import java.util.Arrays;
import java.util.Optional;

/** The key of the build that made a machine, kept in the machine's own configuration (extraConfig). */
final class BuildTag {
    /** Where it is read from. */
    static final String PATH = "config.extraConfig";

    private static final String KEY = "goldenimage.build";

    private BuildTag() {}

    static OptionValue[] of(String buildKey) {
        OptionValue tag = new OptionValue();
        tag.setKey(KEY);
        tag.setValue(buildKey);
        return new OptionValue[] {tag};
    }

    /** The key of the build; empty for a machine that is not ours. */
    static Optional<String> read(Properties machine) {
        ArrayOfOptionValue options = machine.get(PATH, ArrayOfOptionValue.class);
        if (options == null || options.getOptionValue() == null) {
            return Optional.empty();
        }
        return Arrays.stream(options.getOptionValue())
                .filter(option -> KEY.equals(option.getKey()))
                .map(OptionValue::getValue)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }
}
