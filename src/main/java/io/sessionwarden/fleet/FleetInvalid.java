package io.sessionwarden.fleet;

import java.util.List;
import java.util.stream.Collectors;

/** A fleet file cannot be used; carries everything that is wrong with it. The message has one line per problem and no secrets. */
public final class FleetInvalid extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    FleetInvalid(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file, at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
