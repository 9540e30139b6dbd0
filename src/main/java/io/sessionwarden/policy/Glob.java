package io.sessionwarden.policy;

import java.util.regex.Pattern;

/** A name pattern: {@code *} any text, {@code ?} one character, everything else itself, in any case. */
public record Glob(String text, Pattern pattern) {
    public static Glob of(String text) {
        String[] parts = text.split("\\*", -1);
        StringBuilder regex = new StringBuilder(literal(parts[0]));
        for (int i = 1; i < parts.length - 1; i++) {
            // The first place where a part fits serves as well as any later one: without a way back many stars cost no
            // more than one.
            regex.append("(?>.*?").append(literal(parts[i])).append(')');
        }
        if (parts.length > 1) {
            regex.append(".*").append(literal(parts[parts.length - 1]));
        }
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        return new Glob(text, Pattern.compile(regex.toString(), flags));
    }

    private static String literal(String part) {
        StringBuilder regex = new StringBuilder();
        for (String piece : part.splitWithDelimiters("\\?", 0)) {
            regex.append(piece.equals("?") ? "." : Pattern.quote(piece));
        }
        return regex.toString();
    }

    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    /** Patterns have no equality of their own: two globs are equal when their texts are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && glob.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
