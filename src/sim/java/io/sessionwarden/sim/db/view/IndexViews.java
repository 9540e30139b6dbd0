package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.TableRow.ConstraintRow;
import io.sessionwarden.sim.db.view.TableRow.IndexRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Constraints and indexes of the users' tables: CONSTRAINTS, CONS_COLUMNS, INDEXES and IND_COLUMNS, in three forms each. */
final class IndexViews {
    private IndexViews() {}

    static List<FixedView<?>> all() {
        List<FixedView<?>> views = new ArrayList<>(constraints().forms());
        views.addAll(constraintColumns().forms());
        views.addAll(indexes().forms());
        views.addAll(indexColumns().forms());
        return views;
    }

    /** Something that belongs to a table. */
    record Part<T>(TableRow table, T it) {
        String owner() {
            return table.owner();
        }

        String tableName() {
            return table.name();
        }
    }

    /** A column of such a part, by its place from 1 on. */
    record PartColumn<T>(Part<T> part, String name, int place) {
        String owner() {
            return part.owner();
        }

        String tableName() {
            return part.tableName();
        }
    }

    private static <T> List<PartColumn<T>> columns(Part<T> part, List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new PartColumn<>(part, names.get(i), i + 1))
                .toList();
    }

    private static List<Part<ConstraintRow>> allConstraints(Snapshot snapshot) {
        return snapshot.facts().tables().stream()
                .flatMap(table -> table.constraints().stream().map(it -> new Part<>(table, it)))
                .toList();
    }

    private static List<Part<IndexRow>> allIndexes(Snapshot snapshot) {
        return snapshot.facts().tables().stream()
                .flatMap(table -> table.indexes().stream().map(it -> new Part<>(table, it)))
                .toList();
    }

    private static OwnedViews<Part<ConstraintRow>> constraints() {
        return new OwnedViews<>("CONSTRAINTS", IndexViews::allConstraints, Part::owner, Part::tableName)
                .key("OWNER", Part::owner)
                .key("CONSTRAINT_NAME", row -> row.it().name())
                .value("CONSTRAINT_TYPE", row -> row.it().type())
                .key("TABLE_NAME", Part::tableName)
                .value("SEARCH_CONDITION", row -> row.it().condition())
                .value("R_OWNER", row -> row.it().refersOwner())
                .value("R_CONSTRAINT_NAME", row -> row.it().refers())
                .value("DELETE_RULE", row -> row.it().deleteRule())
                .value("INDEX_NAME", row -> row.it().index())
                .constant("STATUS", "ENABLED")
                .constant("DEFERRABLE", "NOT DEFERRABLE")
                .constant("DEFERRED", "IMMEDIATE")
                .constant("VALIDATED", "VALIDATED");
    }

    private static OwnedViews<PartColumn<ConstraintRow>> constraintColumns() {
        return new OwnedViews<PartColumn<ConstraintRow>>(
                        "CONS_COLUMNS",
                        snapshot -> allConstraints(snapshot).stream()
                                .flatMap(part -> columns(part, part.it().columns()).stream())
                                .toList(),
                        PartColumn::owner,
                        PartColumn::tableName)
                .key("OWNER", PartColumn::owner)
                .key("CONSTRAINT_NAME", row -> row.part().it().name())
                .key("TABLE_NAME", PartColumn::tableName)
                .value("COLUMN_NAME", PartColumn::name)
                .value("POSITION", row -> row.part().it().type().equals("C") ? null : row.place());
    }

    private static OwnedViews<Part<IndexRow>> indexes() {
        return new OwnedViews<>("INDEXES", IndexViews::allIndexes, Part::owner, Part::tableName)
                .key("OWNER", Part::owner)
                .key("INDEX_NAME", row -> row.it().name())
                .value("TABLE_OWNER", Part::owner)
                .key("TABLE_NAME", Part::tableName)
                .constant("TABLE_TYPE", "TABLE")
                .value("UNIQUENESS", row -> row.it().unique() ? "UNIQUE" : "NONUNIQUE")
                .constant("INDEX_TYPE", "NORMAL")
                .constant("STATUS", "VALID")
                .constant("TABLESPACE_NAME", "USERS")
                .constant("PARTITIONED", "NO")
                .constant("TEMPORARY", "N")
                .constant("GENERATED", "N")
                .constant("SECONDARY", "N")
                .constant("VISIBILITY", "VISIBLE");
    }

    private static OwnedViews<PartColumn<IndexRow>> indexColumns() {
        return new OwnedViews<PartColumn<IndexRow>>(
                        "IND_COLUMNS",
                        snapshot -> allIndexes(snapshot).stream()
                                .flatMap(part -> columns(part, part.it().columns()).stream())
                                .toList(),
                        PartColumn::owner,
                        PartColumn::tableName)
                .key("INDEX_OWNER", PartColumn::owner)
                .key("INDEX_NAME", row -> row.part().it().name())
                .value("TABLE_OWNER", PartColumn::owner)
                .key("TABLE_NAME", PartColumn::tableName)
                .value("COLUMN_NAME", PartColumn::name)
                .value("COLUMN_POSITION", PartColumn::place)
                .constant("DESCEND", "ASC");
    }
}
