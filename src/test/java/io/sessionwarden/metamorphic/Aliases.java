package io.sessionwarden.metamorphic;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** New names for the tables of one statement: unlike each other and unlike any word of SQL, some of them quoted. */
final class Aliases {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final Map<String, String> names = new HashMap<>();
    private final Random random;

    Aliases(Random random) {
        this.random = random;
    }

    /** The same for the same old name, in any case. */
    String of(String old) {
        return names.computeIfAbsent(old.toLowerCase(Locale.ROOT), name -> invent());
    }

    private String invent() {
        String letters = LETTERS.charAt(random.nextInt(26)) + "" + LETTERS.charAt(random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> "\"" + letters + " " + names.size() + "\"";
            case 1 -> letters + "$" + names.size() + "#";
            default -> letters + "_" + names.size();
        };
    }
}
