package io.sessionwarden.sim.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What names mean at a place in a statement: the sources of the query, those of the queries around it, and the named subqueries of WITH.
 * Immutable.
 */
record Scope(List<Source> sources, Map<String, Map<String, ColumnKind>> named, Optional<Scope> outer) {
    static Scope empty() {
        return new Scope(List.of(), Map.of(), Optional.empty());
    }

    /** A query inside this one. */
    Scope inner(List<Source> sources) {
        return new Scope(List.copyOf(sources), named, Optional.of(this));
    }

    /** The same with one more named subquery. */
    Scope naming(String name, Map<String, ColumnKind> columns) {
        Map<String, Map<String, ColumnKind>> more = new HashMap<>(named);
        more.put(name, columns);
        return new Scope(sources, Map.copyOf(more), outer);
    }

    /** The same with the aliases of the select list, which ORDER BY sees. */
    Scope withAliases(Map<String, ColumnKind> aliases) {
        List<Source> more = new ArrayList<>(sources);
        more.add(new Source("", aliases));
        return new Scope(List.copyOf(more), named, outer);
    }

    /** The kind of a column, empty when no source in sight has it. */
    Optional<ColumnKind> kind(Optional<String> qualifier, String column) {
        return owner(qualifier, column)
                .map(source -> source.columns().get(column))
                .or(() -> outer.flatMap(around -> around.kind(qualifier, column)));
    }

    /** The source of this query (not of the ones around it) that a column belongs to. */
    Optional<Source> owner(Optional<String> qualifier, String column) {
        return sources.stream()
                .filter(source -> qualifier.isEmpty() || qualifier.get().equals(source.name()))
                .filter(source -> source.columns().containsKey(column))
                .findFirst();
    }

    /** Columns of one source, or of all when none is named: what {@code *} stands for. */
    Map<String, ColumnKind> columns(Optional<String> qualifier) {
        Map<String, ColumnKind> all = new LinkedHashMap<>();
        for (Source source : sources) {
            if (qualifier.isEmpty() || qualifier.get().equals(source.name())) {
                source.columns().forEach(all::putIfAbsent);
            }
        }
        return all;
    }
}
