package io.sessionwarden.oracle;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes what users typed out of SQL: strings, numbers and comments, which hold names and account numbers. Names, binds and hints stay. A text
 * that was cut off in the middle of a string loses all of that string.
 */
final class Literals {
    /** In the order of Oracle's lexer; what fits none of these stays as it is. The last character of a part may be missing. */
    private static final Pattern PARTS =
            Pattern.compile("""
            (?<hint> /\\*\\+ (?<said> .*?) (?: \\*/ | \\z) | --\\+ (?<line> [^\\n]*) )
            | (?<comment> /\\* .*? (?: \\*/ | \\z) | -- [^\\n]* )
            | (?<string>
                n?q' (?: \\[ .*? (?: ]' | \\z) | \\{ .*? (?: }' | \\z) | \\( .*? (?: \\)' | \\z) | < .*? (?: >' | \\z)
                       | (?<quote> [^\\s] ) .*? (?: \\k<quote>' | \\z) | \\s? \\z )
                | n?' (?: [^']++ | '' )*+ (?: ' | \\z) )
            | (?<secret> \\bidentified \\s+ by \\s+ (?!values\\b) (?: "[^"]* (?: " | \\z) | [^\\s;"']+ ) )
            | (?<name> " [^"]* (?: " | \\z) | :\\s* [\\p{L}\\p{N}_$\\#]+ | \\p{L} [\\p{L}\\p{N}_$\\#]* )
            | (?<number> (?: \\d+ (?: \\.(?!\\.) \\d* )? | (?<!\\.) \\.\\d+ ) (?: e [+-]? \\d+ )? [fd]? )
            """, Pattern.COMMENTS | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private Literals() {}

    /** The text with {@code '?'} and {@code ?} in the place of literals. */
    static String hidden(String sql) {
        return PARTS.matcher(sql).replaceAll(found -> Matcher.quoteReplacement(replacement(found)));
    }

    private static String replacement(MatchResult part) {
        if (part.group("string") != null) {
            return "'?'";
        }
        if (part.group("number") != null) {
            return "?";
        }
        if (part.group("secret") != null) {
            return "identified by ?";
        }
        if (part.group("comment") != null) {
            return part.group().startsWith("--") ? "--" : "/* */";
        }
        if (part.group("hint") != null) {
            return part.group("said") == null
                    ? "--+" + hidden(part.group("line"))
                    : "/*+" + hidden(part.group("said")) + "*/";
        }
        return part.group();
    }
}
