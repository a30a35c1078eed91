package io.jenkins.plugins.goldenimage.definition;

import java.util.Locale;

/** What a machine boots with. */
public enum Firmware {
    /** Legacy BIOS. */
    BIOS,
    /** UEFI. */
    EFI,
    /** UEFI which starts signed code only. */
    EFI_SECURE;

    /** The word for it in YAML. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
