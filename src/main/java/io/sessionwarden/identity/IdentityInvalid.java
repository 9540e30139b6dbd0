package io.sessionwarden.identity;

import java.util.List;

/** It cannot be said who calls: carries everything that is wrong with the configuration, one line each, without secrets. */
public final class IdentityInvalid extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    IdentityInvalid(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
