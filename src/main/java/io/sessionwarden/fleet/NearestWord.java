package io.sessionwarden.fleet;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what was probably meant by a mistyped word. */
final class NearestWord {
    private NearestWord() {}

    /** The known word with the fewest letters to change, when at most a third of them need changing or it was cut short. */
    static Optional<String> to(String written, List<String> known) {
        return known.stream()
                .filter(word -> isCutShort(written, word) || lettersToChange(written, word) <= word.length() / 3)
                .min(Comparator.comparingInt(word -> lettersToChange(written, word)));
    }

    private static boolean isCutShort(String written, String word) {
        return written.length() > 2 && word.startsWith(written);
    }

    /** Levenshtein's distance, row by row. */
    private static int lettersToChange(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
