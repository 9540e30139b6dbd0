package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.CursorRow.ObjectName;
import io.sessionwarden.sim.db.view.FixedViews;
import io.sessionwarden.sim.sql.Catalog;
import io.sessionwarden.sim.sql.ColumnKind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.h2.table.Column;
import org.h2.table.Table;
import org.h2.table.TableType;
import org.h2.value.Value;

/**
 * The tables and views that a session may know: its own, what others granted, and the fixed views. Remembers what a statement asked for.
 */
final class SessionCatalog implements Catalog {
    private static final String SYS = "SYS";

    private final Workspace workspace;
    private final Account account;
    private final Set<Integer> tables = new HashSet<>();
    private final Set<ObjectName> objects = new LinkedHashSet<>();

    SessionCatalog(Workspace workspace, Account account) {
        this.workspace = workspace;
        this.account = account;
    }

    /** Ids of the tables that were asked for. */
    Set<Integer> tables() {
        return Set.copyOf(tables);
    }

    /** Everything that was asked for and found. */
    List<ObjectName> objects() {
        return List.copyOf(objects);
    }

    @Override
    public Optional<Map<String, ColumnKind>> columns(String table) {
        int dot = table.indexOf('.');
        String name = table.substring(dot + 1);
        Optional<Table> found = dot < 0 ? unqualified(name) : owned(table.substring(0, dot), name);
        found.ifPresent(this::remember);
        return found.map(SessionCatalog::kinds);
    }

    /** A name without an owner is an object of one's own, or a public synonym. */
    private Optional<Table> unqualified(String name) {
        return workspace
                .h2()
                .visibleTable(account.name(), name)
                .or(() -> FixedViews.base(name).flatMap(this::view));
    }

    private Optional<Table> owned(String owner, String name) {
        return owner.equals(SYS) ? view(name) : workspace.h2().visibleTable(owner, name);
    }

    private Optional<Table> view(String base) {
        return FixedViews.isView(base) && account.mayRead(base)
                ? workspace.h2().visibleTable(SYS, base)
                : Optional.empty();
    }

    private void remember(Table table) {
        boolean stored = table.getTableType() == TableType.TABLE;
        if (stored) {
            tables.add(table.getId());
        }
        objects.add(new ObjectName(table.getSchema().getName(), table.getName(), stored ? "TABLE" : "VIEW"));
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
