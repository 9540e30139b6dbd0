package io.sessionwarden.fleet;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that the operator hears all of it at once. The defaults are read once per database: each problem counts once. */
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the files. */
    public List<Problem> list() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::line))
                .toList();
    }
}
