package io.sessionwarden.sim.sql;

import java.util.Set;

/**
 * What a query may show of its groups, as H2 reads it: the expressions that it groups by and, when it has several grouping sets, those that
 * the set being written does not group by, which are null in it.
 */
record Grouping(Set<String> present, Set<String> absent) {
    /** ORA-00937 without GROUP BY, ORA-00979 with it. */
    int code() {
        return present.isEmpty() && absent.isEmpty() ? 937 : 979;
    }

    String message() {
        return code() == 937 ? "not a single-group group function" : "not a GROUP BY expression";
    }
}
