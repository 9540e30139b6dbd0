package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.TableRow.ColumnRow;
import java.util.ArrayList;
import java.util.List;

/** The users' tables and views with their columns: TABLES, TAB_COLUMNS, TAB_COLS and their comments, in three forms each. */
final class TableViews {
    private TableViews() {}

    static List<FixedView<?>> all() {
        List<FixedView<?>> views = new ArrayList<>(tables().forms());
        views.addAll(columns("TAB_COLUMNS").forms());
        views.addAll(columns("TAB_COLS")
                .constant("HIDDEN_COLUMN", "NO")
                .constant("VIRTUAL_COLUMN", "NO")
                .constant("USER_GENERATED", "YES")
                .value("INTERNAL_COLUMN_ID", row -> row.column().position())
                .value("SEGMENT_COLUMN_ID", row -> row.column().position())
                .forms());
        views.addAll(tableComments().forms());
        views.addAll(columnComments().forms());
        return views;
    }

    private static OwnedViews<TableRow> tables() {
        return new OwnedViews<>("TABLES", TableViews::tablesOnly, TableRow::owner, TableRow::name)
                .key("OWNER", TableRow::owner)
                .key("TABLE_NAME", TableRow::name)
                .value("TABLESPACE_NAME", row -> row.temporary() ? null : "USERS")
                .value("TEMPORARY", row -> row.temporary() ? "Y" : "N")
                .constant("STATUS", "VALID")
                .constant("LOGGING", "YES")
                .constant("PARTITIONED", "NO")
                .constant("NESTED", "NO")
                .constant("SECONDARY", "N")
                .constant("DROPPED", "NO")
                .constant("READ_ONLY", "NO")
                .constant("DEGREE", "1")
                .constant("INSTANCES", "1");
    }

    private static List<TableRow> tablesOnly(Snapshot snapshot) {
        return snapshot.facts().tables().stream()
                .filter(row -> row.type().equals("TABLE"))
                .toList();
    }

    /** A column of a table. */
    record TableColumn(TableRow table, ColumnRow column) {
        String owner() {
            return table.owner();
        }

        String tableName() {
            return table.name();
        }
    }

    private static List<TableColumn> tableColumns(Snapshot snapshot) {
        return snapshot.facts().tables().stream()
                .flatMap(table -> table.columns().stream().map(column -> new TableColumn(table, column)))
                .toList();
    }

    private static OwnedViews<TableColumn> columns(String name) {
        return new OwnedViews<>(name, TableViews::tableColumns, TableColumn::owner, TableColumn::tableName)
                .key("OWNER", TableColumn::owner)
                .key("TABLE_NAME", TableColumn::tableName)
                .value("COLUMN_NAME", row -> row.column().name())
                .value("COLUMN_ID", row -> row.column().position())
                .value("DATA_TYPE", row -> row.column().type())
                .value("DATA_LENGTH", row -> row.column().length())
                .value("DATA_PRECISION", row -> row.column().precision())
                .value("DATA_SCALE", row -> row.column().scale())
                .value("NULLABLE", row -> row.column().nullable() ? "Y" : "N")
                .value("DATA_DEFAULT", row -> row.column().defaultValue())
                .value("DEFAULT_LENGTH", row -> row.column().defaultLength())
                .value("CHAR_LENGTH", row -> row.column().characters())
                .value(
                        "CHAR_COL_DECL_LENGTH",
                        row -> row.column().characters() == 0
                                ? null
                                : row.column().characters())
                .value("CHAR_USED", row -> row.column().characters() == 0 ? null : "B")
                .value("CHARACTER_SET_NAME", row -> row.column().characters() == 0 ? null : "CHAR_CS");
    }

    private static OwnedViews<TableRow> tableComments() {
        return new OwnedViews<>("TAB_COMMENTS", snapshot -> snapshot.facts().tables(), TableRow::owner, TableRow::name)
                .key("OWNER", TableRow::owner)
                .key("TABLE_NAME", TableRow::name)
                .value("TABLE_TYPE", TableRow::type)
                .value("COMMENTS", TableRow::comment)
                .constant("ORIGIN_CON_ID", 0);
    }

    private static OwnedViews<TableColumn> columnComments() {
        return new OwnedViews<>("COL_COMMENTS", TableViews::tableColumns, TableColumn::owner, TableColumn::tableName)
                .key("OWNER", TableColumn::owner)
                .key("TABLE_NAME", TableColumn::tableName)
                .key("COLUMN_NAME", row -> row.column().name())
                .value("COMMENTS", row -> row.column().comment())
                .constant("ORIGIN_CON_ID", 0);
    }
}
