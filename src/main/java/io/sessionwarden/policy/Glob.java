package io.sessionwarden.policy;

import java.util.regex.Pattern;

/** A name pattern: {@code *} any text, {@code ?} one character, everything else itself, in any case. */
public record Glob(String text, Pattern pattern) {
    public static Glob of(String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : text.toCharArray()) {
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        return new Glob(text, Pattern.compile(regex.toString(), flags));
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
