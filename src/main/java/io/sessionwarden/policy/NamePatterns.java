package io.sessionwarden.policy;

import java.util.List;

/**
 * Names to include and exclude, as globs ({@code *} any text, {@code ?} one character, nothing else is special) that ignore case. An
 * empty include list includes every name; exclude wins.
 */
public record NamePatterns(List<Glob> include, List<Glob> exclude) {
    public static final NamePatterns ANY = new NamePatterns(List.of(), List.of());

    public NamePatterns {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    public boolean accepts(String name) {
        boolean included = include.isEmpty() || include.stream().anyMatch(g -> g.matches(name));
        return included && exclude.stream().noneMatch(g -> g.matches(name));
    }
}
