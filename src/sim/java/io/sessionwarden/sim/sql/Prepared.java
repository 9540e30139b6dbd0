package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A statement made fit for the grammar: binds are numbered {@code ?1, ?2 ...} in their order, literals stand in ordinary quotes, and what
 * the grammar does not know is written with {@link Marks}.
 *
 * @param origin for every character of the text the offset it has in the original
 */
record Prepared(String text, List<Integer> origin, List<Bind> binds) {
    private static final int LONGEST_NAME = 128;
    private static final Set<String> FIELDS = Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");
    private static final Map<String, String> PREFIXES = Map.of("PRIOR", Marks.PRIOR, "CONNECT_BY_ROOT", Marks.ROOT);

    static Prepared of(String sql, List<Token> tokens) throws OraError {
        return new Writer(sql, tokens).write();
    }

    private static void refuse(Token token) throws OraError {
        if (token.is(";")) {
            throw new OraError(933, "SQL command not properly ended", token.begin());
        }
        if (token.is("@")) {
            throw new OraError(2019, "connection description for remote database not found", token.begin());
        }
        if (token.is("?") || token.is("\\") || token.is("`") || token.is("!") || token.is("~") || token.is("&")) {
            throw new OraError(911, "invalid character", token.begin());
        }
        if (token.isName() && token.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new OraError(972, "identifier is too long", token.begin());
        }
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
        private final List<Token> tokens;
        private final Operands operands;
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> origin = new ArrayList<>();
        private final List<Bind> binds = new ArrayList<>();
        private final Map<Integer, String> before = new HashMap<>();
        private final Map<Integer, String> behind = new HashMap<>();
        private int copied;

        Writer(String sql, List<Token> tokens) {
            this.sql = sql;
            this.tokens = tokens;
            this.operands = new Operands(tokens);
        }

        Prepared write() throws OraError {
            markOuterColumns();
            markDifferences();
            for (int i = 0; i < tokens.size() - 1; i++) {
                Token token = tokens.get(i);
                refuse(token);
                insert(token.begin(), before.getOrDefault(i, ""));
                i = token(i);
                insert(tokens.get(i).end(), behind.getOrDefault(i, ""));
            }
            copyTo(sql.length());
            return new Prepared(text.toString(), List.copyOf(origin), List.copyOf(binds));
        }

        /** Writes one token, or several that belong together, and tells which was the last of them. */
        private int token(int at) {
            Token token = tokens.get(at);
            int interval = endOfInterval(at);
            if (interval > at) {
                return interval(at, interval);
            }
            if (token.is("(") && at > 0 && outerMark(at) && tokens.get(at - 1).isName()) {
                replace(token.begin(), "", tokens.get(at + 2).end());
                return at + 2;
            }
            if (token.is(")") && isField(at + 1)) {
                return precision(at);
            }
            switch (token.kind()) {
                case BIND -> bind(token);
                case TEXT -> replace(token.begin(), literal(token.text()), token.end());
                case NUMBER -> replace(token.begin(), token.text(), token.end());
                case WORD -> prefix(at);
                default -> copyTo(token.end());
            }
            return at;
        }

        private void markOuterColumns() {
            for (int i = 1; i + 2 < tokens.size(); i++) {
                if (outerMark(i) && tokens.get(i - 1).isName()) {
                    before.put(operands.beginOfName(i - 1), Marks.OUTER + "(");
                    behind.put(i + 2, ")");
                }
            }
        }

        /** A difference of dates counts days, unless it is followed by DAY TO SECOND. */
        private void markDifferences() {
            for (int i = 1; i + 1 < tokens.size(); i++) {
                int begin = tokens.get(i).is(")") && tokens.get(i + 1).is("DAY") ? operands.beginOfParentheses(i) : -1;
                int to = begin < 0 ? -1 : behindField(i + 1);
                if (to > 0 && tokens.get(to).is("TO") && isField(to + 1)) {
                    before.put(begin, Marks.DAYS);
                }
            }
        }

        private boolean outerMark(int at) {
            return tokens.get(at).is("(")
                    && tokens.get(at + 1).is("+")
                    && tokens.get(Math.min(at + 2, tokens.size() - 1)).is(")");
        }

        private void prefix(int at) {
            Token token = tokens.get(at);
            String mark = PREFIXES.get(token.text());
            if (mark == null || at > 0 && tokens.get(at - 1).is(".")) {
                copyTo(token.end());
                return;
            }
            replace(token.begin(), mark + "(", token.end());
            behind.merge(operands.behind(at + 1) - 1, ")", String::concat);
        }

        /** The place of the last token of {@code INTERVAL 'text' FIELD [(n)] TO FIELD [(n)]}; the grammar knows one field only. */
        private int endOfInterval(int at) {
            if (!tokens.get(at).is("INTERVAL") || at + 3 >= tokens.size()) {
                return -1;
            }
            boolean literal = tokens.get(at + 1).kind() == Token.Kind.TEXT && isField(at + 2);
            int next = literal ? behindField(at + 2) : at;
            if (literal && tokens.get(next).is("TO") && isField(next + 1)) {
                return behindField(next + 1) - 1;
            }
            return literal && next > at + 3 ? next - 1 : -1;
        }

        private int interval(int at, int last) {
            String fields = tokens.get(at + 2).text();
            int to = behindField(at + 2);
            fields += tokens.get(to).is("TO") ? " TO " + tokens.get(to + 1).text() : "";
            String value = literal(tokens.get(at + 1).text());
            replace(
                    tokens.get(at).begin(),
                    Marks.INTERVAL + "(" + value + ", '" + fields + "')",
                    tokens.get(last).end());
            return last;
        }

        private int behindField(int at) {
            return tokens.get(at + 1).is("(") ? operands.behind(at + 1) : at + 1;
        }

        private boolean isField(int at) {
            return at < tokens.size()
                    && tokens.get(at).kind() == Token.Kind.WORD
                    && FIELDS.contains(tokens.get(at).text());
        }

        /** {@code (a - b) DAY [(n)] TO SECOND [(n)]} only says how exact the interval is. */
        private int precision(int at) {
            int to = behindField(at + 1);
            copyTo(tokens.get(at).end());
            if (!tokens.get(to).is("TO") || !isField(to + 1)) {
                return at;
            }
            int last = behindField(to + 1) - 1;
            replace(tokens.get(at).end(), "", tokens.get(last).end());
            return last;
        }

        private void bind(Token token) {
            binds.add(new Bind(token.text()));
            replace(token.begin(), "?" + binds.size(), token.end());
        }

        private void insert(int at, String added) {
            if (!added.isEmpty()) {
                replace(at, added, at);
            }
        }

        private void replace(int begin, String by, int end) {
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
    }
}
