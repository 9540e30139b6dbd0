package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a statement into tokens; white space and comments fall away. */
final class TokenReader {
    private static final Set<String> PAIRS = Set.of(":=", "||", "<=", ">=", "<>", "!=", "^=", "=>", "..", "**");
    private static final String OPENING = "[{(<";
    private static final String CLOSING = "]})>";

    private final String sql;
    private int at;

    private TokenReader(String sql) {
        this.sql = sql;
    }

    /** All tokens, the last one of kind END. */
    static List<Token> read(String sql) throws OraError {
        TokenReader reader = new TokenReader(sql);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = reader.next();
            tokens.add(token);
        } while (token.kind() != Token.Kind.END);
        return tokens;
    }

    private Token next() throws OraError {
        skipBlanks();
        if (at >= sql.length()) {
            return new Token(Token.Kind.END, "", sql.length(), sql.length());
        }
        char c = sql.charAt(at);
        if (c == '\'') {
            return text(at);
        }
        if (c == '"') {
            return quotedName();
        }
        if (Character.isLetter(c) || c == '_') {
            return word();
        }
        if (Character.isDigit(c) || c == '.' && Character.isDigit(peek(1))) {
            return number();
        }
        if (c == ':' && Character.isLetterOrDigit(peek(1))) {
            return bind();
        }
        int length = at + 1 < sql.length() && PAIRS.contains(sql.substring(at, at + 2)) ? 2 : 1;
        at += length;
        return new Token(Token.Kind.SYMBOL, sql.substring(at - length, at), at - length, at);
    }

    private void skipBlanks() throws OraError {
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at))) {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", at)) {
                at = after("*/", at + 2, new OraError(1742, "comment not terminated properly", at));
            } else {
                return;
            }
        }
    }

    private Token text(int begin) throws OraError {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            int quote = after("'", at, new OraError(1756, "quoted string not properly terminated", begin)) - 1;
            value.append(sql, at, quote);
            at = quote + 1;
            if (peek(0) != '\'') {
                return new Token(Token.Kind.TEXT, value.toString(), begin, at);
            }
            value.append('\'');
            at++;
        }
    }

    /** q'[...]' with any delimiter. */
    private Token alternativeText(int begin) throws OraError {
        OraError open = new OraError(1756, "quoted string not properly terminated", begin);
        char delimiter = peek(1);
        int pair = OPENING.indexOf(delimiter);
        String closing = (pair < 0 ? delimiter : CLOSING.charAt(pair)) + "'";
        int content = at + 2;
        int end = after(closing, Math.min(content, sql.length()), open);
        at = end;
        return new Token(Token.Kind.TEXT, sql.substring(content, end - 2), begin, end);
    }

    private Token quotedName() throws OraError {
        int begin = at;
        at = after("\"", at + 1, new OraError(1740, "missing double quote in identifier", begin));
        return new Token(Token.Kind.QUOTED_NAME, sql.substring(begin + 1, at - 1), begin, at);
    }

    private Token word() throws OraError {
        int begin = at;
        skipName();
        String word = upper(begin);
        if (peek(0) == '\'') {
            switch (word) {
                case "N":
                    return text(begin);
                case "Q", "NQ":
                    return alternativeText(begin);
                default:
                    break;
            }
        }
        return new Token(Token.Kind.WORD, word, begin, at);
    }

    private Token bind() {
        int begin = at++;
        skipName();
        return new Token(Token.Kind.BIND, upper(begin + 1), begin, at);
    }

    private Token number() {
        int begin = at;
        skipDigits();
        // 1..5 is a range of PL/SQL, not the number 1.
        if (peek(0) == '.' && peek(1) != '.') {
            at++;
            skipDigits();
        }
        char sign = peek(1);
        boolean signed = (sign == '+' || sign == '-') && Character.isDigit(peek(2));
        if (Character.toUpperCase(peek(0)) == 'E' && (signed || Character.isDigit(sign))) {
            at += signed ? 2 : 1;
            skipDigits();
        }
        int end = at;
        boolean binary = "DFdf".indexOf(peek(0)) >= 0 && !Character.isLetterOrDigit(peek(1)) && peek(1) != '_';
        at += binary ? 1 : 0;
        return new Token(Token.Kind.NUMBER, sql.substring(begin, end), begin, at);
    }

    private void skipDigits() {
        while (Character.isDigit(peek(0))) {
            at++;
        }
    }

    private void skipName() {
        while (Character.isLetterOrDigit(peek(0)) || peek(0) == '_' || peek(0) == '$' || peek(0) == '#') {
            at++;
        }
    }

    private String upper(int begin) {
        return sql.substring(begin, at).toUpperCase(Locale.ROOT);
    }

    /** The character that many places on; NUL behind the end. */
    private char peek(int ahead) {
        return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
    }

    private int after(String mark, int from, OraError missing) throws OraError {
        int found = sql.indexOf(mark, from);
        if (found < 0) {
            throw missing;
        }
        return found + mark.length();
    }
}
