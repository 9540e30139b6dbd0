package io.sessionwarden.sim.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What names mean at a place in a statement: the sources of the query, those of the queries around it, and the named subqueries of WITH.
 * Immutable.
 *
 * @param merged columns that a join made one of two (USING, NATURAL), which therefore are not ambiguous
 * @param rendering how columns of these sources are written when they are not written by their names
 * @param grouping what may be shown of the groups that the query makes, if it makes some
 */
record Scope(
        List<Source> sources,
        Map<String, Map<String, ColumnKind>> named,
        Optional<Scope> outer,
        Set<String> merged,
        Optional<Rendering> rendering,
        Optional<Grouping> grouping) {

    /** No source can be called so: the aliases of the select list. */
    private static final String ALIASES = "(aliases)";

    static Scope empty() {
        return new Scope(List.of(), Map.of(), Optional.empty(), Set.of(), Optional.empty(), Optional.empty());
    }

    /** A query inside this one. */
    Scope inner(List<Source> sources) {
        return new Scope(List.copyOf(sources), named, Optional.of(this), Set.of(), Optional.empty(), Optional.empty());
    }

    Scope merging(Set<String> columns) {
        return new Scope(sources, named, outer, Set.copyOf(columns), rendering, grouping);
    }

    Scope rendered(Rendering as) {
        return new Scope(sources, named, outer, merged, Optional.of(as), grouping);
    }

    Scope grouped(Grouping by) {
        return new Scope(sources, named, outer, merged, rendering, Optional.of(by));
    }

    /** As inside a group function, which sees the rows of a group. */
    Scope ungrouped() {
        return new Scope(sources, named, outer, merged, rendering, Optional.empty());
    }

    /** The same with one more named subquery. */
    Scope naming(String name, Map<String, ColumnKind> columns) {
        Map<String, Map<String, ColumnKind>> more = new HashMap<>(named);
        more.put(name, columns);
        return new Scope(sources, Map.copyOf(more), outer, merged, rendering, grouping);
    }

    /** The same with the aliases of the select list, which ORDER BY sees. */
    Scope withAliases(Map<String, ColumnKind> aliases) {
        List<Source> more = new ArrayList<>(sources);
        more.add(new Source(ALIASES, aliases));
        Set<String> visible = new java.util.HashSet<>(merged);
        visible.addAll(aliases.keySet());
        return new Scope(List.copyOf(more), named, outer, visible, rendering, grouping);
    }

    /** The kind of a column, empty when no source in sight has it. */
    Optional<ColumnKind> kind(Optional<String> qualifier, String column) {
        return owner(qualifier, column)
                .map(source -> source.columns().get(column))
                .or(() -> outer.flatMap(around -> around.kind(qualifier, column)));
    }

    /** The source of this query (not of the ones around it) that a column belongs to. */
    Optional<Source> owner(Optional<String> qualifier, String column) {
        return owners(qualifier, column).stream().findFirst();
    }

    private List<Source> owners(Optional<String> qualifier, String column) {
        return sources.stream()
                .filter(source -> qualifier.isEmpty() || qualifier.get().equals(source.name()))
                .filter(source -> source.columns().containsKey(column))
                .toList();
    }

    /** True when two sources of the query that the name belongs to have such a column. */
    boolean ambiguous(Optional<String> qualifier, String column) {
        List<Source> owners = owners(qualifier, column);
        if (owners.isEmpty()) {
            return outer.isPresent() && outer.get().ambiguous(qualifier, column);
        }
        return owners.size() > 1 && !merged.contains(column);
    }

    /** A column that is in sight, as H2 is to read it. */
    String written(Optional<String> qualifier, String column) {
        List<Source> owners = owners(qualifier, column);
        if (owners.isEmpty() && outer.isPresent()) {
            return outer.get().written(qualifier, column);
        }
        Source owner = owners.getFirst();
        if (rendering.isPresent() && !isAlias(owner)) {
            return rendering.get().column(owner, column);
        }
        boolean merging = owners.size() > 1 && owners.stream().noneMatch(Scope::isAlias);
        Optional<String> table = qualifier.isEmpty() && merging ? Optional.of(owner.name()) : qualifier;
        return table.map(name -> Names.quote(name) + ".").orElse("") + Names.quote(column);
    }

    /** True for a column of the sources of this query, which is none of the aliases of its select list. */
    boolean owns(Optional<String> qualifier, String column) {
        List<Source> owners = owners(qualifier, column);
        return !owners.isEmpty() && owners.stream().noneMatch(Scope::isAlias);
    }

    private static boolean isAlias(Source source) {
        return source.name().equals(ALIASES);
    }

    /** The hierarchy whose rows this query, or one around it, reads. */
    Optional<Hierarchy.View> hierarchy() {
        return rendering
                .filter(Hierarchy.View.class::isInstance)
                .map(Hierarchy.View.class::cast)
                .or(() -> outer.flatMap(Scope::hierarchy));
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

    /** Writes the columns of a query's sources. */
    @FunctionalInterface
    interface Rendering {
        String column(Source source, String column);
    }
}
