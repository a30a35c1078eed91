package io.jenkins.plugins.goldenimage.definition.binding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words for "there is no such thing; did you mean …". */
public final class Suggestions {
    private static final int FARTHEST = 3;

    private Suggestions() {}

    /** The allowed word that is nearest to a wrong one, and all that are allowed. */
    public static String among(String wrong, Collection<String> allowed) {
        if (allowed.isEmpty()) {
            return "there is none yet";
        }
        String all = "allowed: " + allowed.stream().sorted().collect(Collectors.joining(", "));
        return nearest(wrong, allowed)
                .map(near -> "did you mean '" + near + "'? " + all)
                .orElse(all);
    }

    private static Optional<String> nearest(String wrong, Collection<String> allowed) {
        return allowed.stream()
                .filter(word -> distance(wrong, word) <= Math.min(FARTHEST, word.length() / 2))
                .min(Comparator.comparingInt(word -> distance(wrong, word)));
    }

    /** Levenshtein's distance, case aside. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(java.util.Locale.ROOT);
        String b = right.toLowerCase(java.util.Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
