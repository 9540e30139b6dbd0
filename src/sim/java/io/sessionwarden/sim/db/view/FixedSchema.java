package io.sessionwarden.sim.db.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.command.ddl.CreateTableData;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.engine.User;
import org.h2.schema.Schema;
import org.h2.table.Column;
import org.h2.table.Table;

/** Schema SYS of one database. A view becomes a table of H2 when it is named for the first time: most databases need few of them. */
public final class FixedSchema extends Schema {
    private final Map<String, Table> views = new ConcurrentHashMap<>();

    private FixedSchema(Database database, User owner) {
        super(database, database.allocateObjectId(), "SYS", owner, false);
    }

    /** Adds the schema with all fixed views to the database of that session. */
    public static void addTo(SessionLocal owner) {
        owner.getDatabase().addDatabaseObject(owner, new FixedSchema(owner.getDatabase(), owner.getUser()));
    }

    /** Finds a view by its own name or by its public synonym. */
    @Override
    public Table findTableOrView(SessionLocal session, String name) {
        Optional<String> base = FixedViews.isView(name) ? Optional.of(name) : FixedViews.base(name);
        return base.map(found -> views.computeIfAbsent(found, missing -> table(session, missing)))
                .orElse(null);
    }

    private Table table(SessionLocal session, String base) {
        FixedView<?> view = FixedViews.find(base);
        CreateTableData data = new CreateTableData();
        data.schema = this;
        data.tableName = base;
        data.id = getDatabase().allocateObjectId();
        data.columns = new ArrayList<>(columns(view, FixedViews.isGlobal(base)));
        data.session = session;
        return new FixedTable<>(data, view);
    }

    private static List<Column> columns(FixedView<?> view, boolean global) {
        List<Column> columns = new ArrayList<>();
        if (global) {
            columns.add(new Column("INST_ID", H2Types.of("NUMBER")));
        }
        view.columns().forEach(column -> columns.add(new Column(column.name(), H2Types.of(column.type()))));
        return columns;
    }
}
