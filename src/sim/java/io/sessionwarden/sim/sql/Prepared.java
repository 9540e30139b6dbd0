package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement made fit for the grammar: binds are numbered {@code ?1, ?2 ...} in their order, literals stand in ordinary quotes.
 *
 * @param origin for every character of the text the offset it has in the original
 */
record Prepared(String text, List<Integer> origin, List<Bind> binds) {
    static Prepared of(String sql, List<Token> tokens) throws OraError {
        Writer writer = new Writer(sql);
        for (int i = 0; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            if (isDayToSecond(tokens, i)) {
                writer.replace(
                        token.begin(),
                        "TO_DSINTERVAL(" + literal(tokens.get(i + 1).text()) + ")",
                        tokens.get(i + 4).end());
                i += 4;
                continue;
            }
            switch (token.kind()) {
                case BIND -> writer.bind(token);
                case TEXT -> writer.replace(token.begin(), literal(token.text()), token.end());
                default -> refuse(token);
            }
        }
        return writer.finish();
    }

    private static void refuse(Token token) throws OraError {
        if (token.is(";")) {
            throw new OraError(933, "SQL command not properly ended", token.begin());
        }
        if (token.is("@")) {
            throw new OraError(2019, "connection description for remote database not found", token.begin());
        }
        if (token.is("?") || token.is("\\")) {
            throw new OraError(911, "invalid character", token.begin());
        }
    }

    /** The grammar knows no intervals over several fields. */
    private static boolean isDayToSecond(List<Token> tokens, int at) {
        return at + 4 < tokens.size()
                && tokens.get(at).is("INTERVAL")
                && tokens.get(at + 1).kind() == Token.Kind.TEXT
                && tokens.get(at + 2).is("DAY")
                && tokens.get(at + 3).is("TO")
                && tokens.get(at + 4).is("SECOND");
    }

    /** A text as a literal. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The original offset of a place in the text. */
    int offset(int at) {
        return at < origin.size() ? origin.get(Math.max(at, 0)) : origin.isEmpty() ? 0 : origin.getLast() + 1;
    }

    private static final class Writer {
        private final String sql;
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> origin = new ArrayList<>();
        private final List<Bind> binds = new ArrayList<>();
        private int copied;

        Writer(String sql) {
            this.sql = sql;
        }

        void bind(Token token) {
            binds.add(new Bind(token.text()));
            replace(token.begin(), "?" + binds.size(), token.end());
        }

        void replace(int begin, String by, int end) {
            copyTo(begin);
            text.append(by);
            by.chars().forEach(c -> origin.add(begin));
            copied = end;
        }

        private void copyTo(int end) {
            for (; copied < end; copied++) {
                text.append(sql.charAt(copied));
                origin.add(copied);
            }
        }

        Prepared finish() {
            copyTo(sql.length());
            return new Prepared(text.toString(), List.copyOf(origin), List.copyOf(binds));
        }
    }
}
