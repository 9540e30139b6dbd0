package io.sessionwarden.metamorphic;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words and signs of a statement, without what is between them. */
final class SqlTokens {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<gap>--[^\\n]*|/\\*.*?\\*/|\\s+)|'(?:[^']|'')*'|\"[^\"]*\"|[A-Za-z][\\w$#]*|\\d+|:\\d+|<>|!=|<=|>=|\\|\\||\\S",
            Pattern.DOTALL);

    private SqlTokens() {}

    static List<String> of(String sql) {
        return TOKEN.matcher(sql)
                .results()
                .filter(found -> found.group("gap") == null)
                .map(MatchResult::group)
                .toList();
    }

    /** One form for all that differ in nothing but comments, white space and the case of words; the driver numbers the binds. */
    static String normalised(String sql) {
        return of(sql).stream()
                .map(token -> isWord(token) ? token.toLowerCase(Locale.ROOT) : token)
                .map(token -> token.matches(":\\d+") ? "?" : token)
                .collect(Collectors.joining(" "));
    }

    /** A keyword, a name or a number, not quoted. */
    static boolean isWord(String token) {
        return Character.isLetterOrDigit(token.charAt(0));
    }
}
