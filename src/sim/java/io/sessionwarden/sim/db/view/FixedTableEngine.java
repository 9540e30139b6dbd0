package io.sessionwarden.sim.db.view;

import org.h2.api.TableEngine;
import org.h2.command.ddl.CreateTableData;
import org.h2.table.TableBase;

/** Makes the table behind a fixed view when H2 creates it; found by H2 through its name. */
public final class FixedTableEngine implements TableEngine {
    @Override
    public TableBase createTable(CreateTableData data) {
        return new FixedTable<>(data, FixedViews.find(data.tableName));
    }
}
