package io.sessionwarden.sim.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The recursive query of a hierarchy. {@code S} is a row of the sources, {@code H} the row of its parent, {@code T} a row of the result.
 *
 * @param source the query of the sources, in parentheses
 * @param start condition over S; without it every row is a root
 * @param connect condition over S and H
 * @param identity what two rows have in common when they close a loop; without it there are no loops to look for
 * @param order ORDER BY of siblings, over S, may be empty
 */
record TreeQuery(
        TreeRows rows,
        String source,
        Optional<String> start,
        String connect,
        boolean noCycle,
        Optional<String> identity,
        String order,
        List<Hierarchy.Carried> carried) {
    static final Set<String> PSEUDO_COLUMNS = Set.of("LEVEL", "CONNECT_BY_ISLEAF", "CONNECT_BY_ISCYCLE");

    private static final int DIGITS = 7;

    /** As a source with the alias T, its rows in the order of the walk. */
    String write() {
        String all = "SELECT " + rows.names() + carriedNames("") + ", \"LEVEL\", \"KEY\", \"CYCLE\", \"PARENT\"";
        String cycles =
                all + ", MAX(\"CYCLE\") OVER (PARTITION BY CASE WHEN \"CYCLE\" = 1 THEN \"PARENT\" ELSE \"KEY\" END)"
                        + " AS \"CONNECT_BY_ISCYCLE\" FROM \"H\"";
        String walk =
                "SELECT *, CASE WHEN LEAD(\"LEVEL\") OVER (ORDER BY \"KEY\", \"LEVEL\") > \"LEVEL\" THEN 0 ELSE 1 END"
                        + " AS \"CONNECT_BY_ISLEAF\" FROM (" + cycles
                        + ") WHERE \"CYCLE\" = 0 ORDER BY \"KEY\", \"LEVEL\"";
        return "(WITH RECURSIVE \"H\"(" + rows.names() + carriedNames("")
                + ", \"LEVEL\", \"KEY\", \"PARENT\", \"PATH\", \"CYCLE\") AS (" + roots() + " UNION ALL " + children()
                + ") "
                + walk + ") \"T\"";
    }

    private String roots() {
        StringBuilder sql = new StringBuilder("SELECT ").append(rows.all("S"));
        carried.forEach(column -> sql.append(", ").append(column.atRoot()));
        sql.append(", 1, CAST(").append(key("")).append(" AS VARCHAR), CAST('' AS VARCHAR), ");
        sql.append(path()).append(", 0 FROM ").append(source).append(" \"S\"");
        start.ifPresent(condition -> sql.append(" WHERE ").append(condition));
        return sql.toString();
    }

    private String children() {
        StringBuilder sql = new StringBuilder("SELECT ").append(rows.all("S"));
        carried.forEach(column -> sql.append(", ").append(column.below()));
        sql.append(", \"H\".\"LEVEL\" + 1, \"H\".\"KEY\" || ").append(key("PARTITION BY \"H\".\"KEY\""));
        sql.append(", \"H\".\"KEY\", \"H\".\"PATH\" || ").append(path()).append(", ");
        sql.append(identity.isEmpty() ? "0" : "CASE WHEN " + inPath() + " THEN 1 ELSE 0 END");
        sql.append(" FROM \"H\" CROSS JOIN ").append(source).append(" \"S\" WHERE \"H\".\"CYCLE\" = 0 AND ");
        String related = "(" + connect + ")";
        if (identity.isPresent() && !noCycle) {
            // A row that would close a loop ends the statement.
            related = "CASE WHEN " + related + " THEN ORA_NO_LOOP(" + inPath() + ") ELSE FALSE END";
        }
        return sql.append(related).toString();
    }

    private String inPath() {
        return "ARRAY_CONTAINS(\"H\".\"PATH\", CAST(" + identity.orElseThrow() + " AS VARCHAR))";
    }

    private String path() {
        return identity.map(id -> "ARRAY[CAST(" + id + " AS VARCHAR)]").orElse("CAST(ARRAY[] AS VARCHAR ARRAY)");
    }

    /** The generator of numbers over DUAL has one row on each level: its key need not grow with every one. */
    private String key(String partition) {
        if (rows.single()) {
            return "''";
        }
        return "LPAD(ROW_NUMBER() OVER (" + partition + order + "), " + DIGITS + ", '0')";
    }

    private String carriedNames(String row) {
        StringBuilder names = new StringBuilder();
        carried.forEach(column -> names.append(", ").append(row).append(column.name()));
        return names.toString();
    }
}
