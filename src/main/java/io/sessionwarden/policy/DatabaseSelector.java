package io.sessionwarden.policy;

import java.util.List;
import java.util.Map;

/**
 * Which databases a policy is for: those whose name fits one of the patterns (any, when there are none) and that carry all the labels.
 */
public record DatabaseSelector(List<Glob> names, Map<String, String> labels) {
    public static final DatabaseSelector ALL = new DatabaseSelector(List.of(), Map.of());

    public DatabaseSelector {
        names = List.copyOf(names);
        labels = Map.copyOf(labels);
    }

    /** True when no database can fail to be selected. */
    public boolean isAll() {
        return labels.isEmpty() && (names.isEmpty() || names.contains(Glob.of("*")));
    }

    public boolean selects(String database, Map<String, String> itsLabels) {
        boolean named = names.isEmpty() || names.stream().anyMatch(g -> g.matches(database));
        return named && itsLabels.entrySet().containsAll(labels.entrySet());
    }
}
