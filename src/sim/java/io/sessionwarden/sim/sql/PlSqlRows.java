package io.sessionwarden.sim.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result of a query in a block: column names as the dictionary has them, and all rows. */
public record PlSqlRows(List<String> names, List<Object[]> rows) {
    /** A row as a record: its values by name. */
    Map<String, Object> record(int row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            fields.put(names.get(i), rows.get(row)[i]);
        }
        return fields;
    }
}
