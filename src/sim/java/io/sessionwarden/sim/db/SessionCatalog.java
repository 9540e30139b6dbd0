package io.sessionwarden.sim.db;

import io.sessionwarden.sim.sql.Catalog;
import io.sessionwarden.sim.sql.ColumnKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.h2.table.Column;
import org.h2.table.Table;
import org.h2.value.Value;

/** The tables and views that a session may read: its own, what others granted, and the fixed views. */
final class SessionCatalog implements Catalog {
    private final Workspace workspace;

    SessionCatalog(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Optional<Map<String, ColumnKind>> columns(String table) {
        int dot = table.indexOf('.');
        Optional<String> owner = dot < 0 ? Optional.empty() : Optional.of(table.substring(0, dot));
        Optional<Table> found = workspace.h2().readableTable(owner, table.substring(dot + 1));
        return found.map(SessionCatalog::kinds);
    }

    private static Map<String, ColumnKind> kinds(Table table) {
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        for (Column column : table.getColumns()) {
            kinds.put(column.getName(), kind(column));
        }
        return kinds;
    }

    private static ColumnKind kind(Column column) {
        return switch (column.getType().getValueType()) {
            case Value.CHAR, Value.VARCHAR, Value.CLOB -> ColumnKind.TEXT;
            case Value.TINYINT, Value.SMALLINT, Value.INTEGER, Value.BIGINT, Value.NUMERIC, Value.DECFLOAT ->
                ColumnKind.NUMBER;
            case Value.DATE -> ColumnKind.DATE;
            case Value.TIMESTAMP -> column.getType().getScale() == 0 ? ColumnKind.DATE : ColumnKind.TIMESTAMP;
            case Value.BINARY, Value.VARBINARY -> ColumnKind.RAW;
            default -> ColumnKind.OTHER;
        };
    }
}
