package io.jenkins.plugins.goldenimage.build;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Keys of builds: random, so that no two builds of any controller share one. */
public final class BuildKey {
    private static final String PREFIX = "gi-";
    private static final int BITS = 128;
    private static final int RADIX = 32;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-v]{26}");

    private BuildKey() {}

    /** A new key: {@code gi-} and 26 lower-case letters and digits. */
    public static String create() {
        String digits = new BigInteger(BITS, new SecureRandom()).toString(RADIX);
        return PREFIX + "0".repeat(26 - digits.length()) + digits;
    }

    /** Whether this looks like a key. Keys become file names, so whatever comes from outside must be asked. */
    public static boolean isKey(String text) {
        return FORM.matcher(text).matches();
    }
}
