package io.sessionwarden.metamorphic;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes a statement down in his own way: case of words, white space, comments, hints, and signs of which Oracle has several. */
final class Typist {
    private static final List<String> BLANKS = List.of(" ", "  ", "\n", "\n    ", "\t", "\r\n ", " \n\n ");
    private static final List<String> COMMENTS = List.of(
            "/* who's there? */",
            "/**/",
            "/* select 'x' from dual; */",
            "/* -- */",
            "-- it's a line: select ? from \"dual\"\n",
            "--\n",
            "/*\n * two lines\n */");
    private static final List<String> HINTS =
            List.of("/*+ ordered */", "/*+ no_merge */", "/*+ rule first_rows(1) */", "--+ no_parallel\n", "/*+ */");
    private static final List<String> UNEQUAL = List.of("<>", "!=", "^=");

    private final Random random;

    Typist(Random random) {
        this.random = random;
    }

    String type(List<String> tokens) {
        StringBuilder text = new StringBuilder();
        String last = " ";
        for (String token : tokens) {
            text.append(gap(last, token)).append(written(token));
            if (token.equalsIgnoreCase("select") && random.nextBoolean()) {
                text.append(any(HINTS));
            }
            last = token;
        }
        return text.toString();
    }

    private String written(String token) {
        String word = UNEQUAL.contains(token) ? any(UNEQUAL) : token;
        if (!SqlTokens.isWord(word)) {
            return word;
        }
        return switch (random.nextInt(4)) {
            case 0 -> word.toUpperCase(Locale.ROOT);
            case 1 -> word.toLowerCase(Locale.ROOT);
            case 2 -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            default -> mixed(word);
        };
    }

    private String mixed(String word) {
        StringBuilder letters = new StringBuilder();
        for (char letter : word.toCharArray()) {
            letters.append(random.nextBoolean() ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
        }
        return letters.toString();
    }

    private String gap(String last, String next) {
        boolean needed =
                (SqlTokens.isWord(last) || last.startsWith("\"")) && (SqlTokens.isWord(next) || next.startsWith("\""));
        int choice = random.nextInt(12);
        if (choice == 0) {
            return " " + any(COMMENTS) + any(BLANKS);
        }
        boolean together = last.equals(".") || next.equals(".");
        boolean blank = needed || (together ? choice == 1 : choice < 8);
        return blank ? any(BLANKS) : "";
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
