package io.sessionwarden.sim.sql;

import java.util.Locale;

/** Oracle's identifiers: upper-case unless quoted. */
final class Names {
    private static final int LONGEST = 128;

    private Names() {}

    /** The name as the dictionary has it. */
    static String canonical(String written) {
        boolean quoted = written.length() > 1 && written.startsWith("\"");
        return quoted ? written.substring(1, written.length() - 1) : written.toUpperCase(Locale.ROOT);
    }

    /** As written to H2: always in quotes, since H2 reserves other words than Oracle. */
    static String quoted(String written) {
        return quote(canonical(written));
    }

    static String quote(String canonical) {
        return "\"" + canonical + "\"";
    }

    /** The name of a result column that has no alias: the expression, upper-case and without blanks or double quotes. */
    static String ofExpression(String written) {
        String plain = written.replaceAll("\"(PRIOR|CONNECT_BY_ROOT)\"\\(([^()]*)\\)", "$1$2");
        String name = plain.replaceAll("[\\s\"]", "").toUpperCase(Locale.ROOT);
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
