package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.TableRow.SequenceRow;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What there is by name: OBJECTS, SYNONYMS and SEQUENCES in their three forms. */
final class ObjectViews {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd:HH:mm:ss");

    /** The views of SYS are numbered from here on, far from the ids of the users' tables. */
    private static final int FIRST_VIEW = 900_000;

    private static final int FIRST_SYNONYM = 950_000;

    private ObjectViews() {}

    static List<FixedView<?>> all() {
        List<FixedView<?>> views = new ArrayList<>(objects().forms());
        views.addAll(synonyms().forms());
        views.addAll(sequences().forms());
        return views;
    }

    /** An object of any kind. */
    record Named(String owner, String name, int id, String type, boolean temporary, LocalDateTime created) {
        boolean maintained() {
            return owner.equals("SYS") || owner.equals("PUBLIC");
        }
    }

    private static OwnedViews<Named> objects() {
        return new OwnedViews<>("OBJECTS", ObjectViews::everything, Named::owner, Named::name)
                .key("OWNER", Named::owner)
                .key("OBJECT_NAME", Named::name)
                .key("OBJECT_ID", Named::id)
                .value("DATA_OBJECT_ID", row -> row.type().equals("TABLE") ? row.id() : null)
                .value("OBJECT_TYPE", Named::type)
                .value("CREATED", Named::created)
                .value("LAST_DDL_TIME", Named::created)
                .value("TIMESTAMP", row -> row.created().format(TIMESTAMP))
                .value("TEMPORARY", row -> row.temporary() ? "Y" : "N")
                .value("ORACLE_MAINTAINED", row -> row.maintained() ? "Y" : "N")
                .constant("STATUS", "VALID")
                .constant("GENERATED", "N")
                .constant("SECONDARY", "N")
                .constant("SHARING", "NONE");
    }

    private static List<Named> everything(Snapshot snapshot) {
        LocalDateTime beginning = snapshot.database().created();
        List<Named> all = new ArrayList<>();
        for (TableRow table : snapshot.facts().tables()) {
            all.add(new Named(
                    table.owner(), table.name(), table.id(), table.type(), table.temporary(), table.created()));
            table.indexes()
                    .forEach(index -> all.add(
                            new Named(table.owner(), index.name(), index.id(), "INDEX", false, table.created())));
        }
        snapshot.facts()
                .sequences()
                .forEach(one -> all.add(new Named(one.owner(), one.name(), one.id(), "SEQUENCE", false, beginning)));
        int number = 0;
        for (String view : FixedViews.names()) {
            all.add(new Named("SYS", view, FIRST_VIEW + number++, "VIEW", false, beginning));
        }
        synonyms(snapshot)
                .forEach(one -> all.add(new Named(one.owner(), one.name(), one.id(), "SYNONYM", false, beginning)));
        return all;
    }

    private static OwnedViews<TableRow.SynonymRow> synonyms() {
        return new OwnedViews<>(
                        "SYNONYMS", ObjectViews::synonyms, TableRow.SynonymRow::owner, TableRow.SynonymRow::name)
                .key("OWNER", TableRow.SynonymRow::owner)
                .key("SYNONYM_NAME", TableRow.SynonymRow::name)
                .value("TABLE_OWNER", TableRow.SynonymRow::tableOwner)
                .key("TABLE_NAME", TableRow.SynonymRow::table);
    }

    /** Those that users made and the public ones for the views of SYS. */
    private static List<TableRow.SynonymRow> synonyms(Snapshot snapshot) {
        List<TableRow.SynonymRow> all = new ArrayList<>(snapshot.facts().synonyms());
        int number = 0;
        for (Map.Entry<String, String> synonym : FixedViews.synonyms().entrySet()) {
            all.add(new TableRow.SynonymRow(
                    "PUBLIC", synonym.getKey(), FIRST_SYNONYM + number++, "SYS", synonym.getValue()));
        }
        return all;
    }

    private static OwnedViews<SequenceRow> sequences() {
        return new OwnedViews<>(
                        "SEQUENCES", snapshot -> snapshot.facts().sequences(), SequenceRow::owner, SequenceRow::name)
                .key("SEQUENCE_OWNER", SequenceRow::owner)
                .key("SEQUENCE_NAME", SequenceRow::name)
                .value("MIN_VALUE", SequenceRow::least)
                .value("MAX_VALUE", SequenceRow::most)
                .value("INCREMENT_BY", SequenceRow::step)
                .value("CYCLE_FLAG", row -> row.cycles() ? "Y" : "N")
                .value("CACHE_SIZE", SequenceRow::cache)
                .value("LAST_NUMBER", SequenceRow::next)
                .constant("ORDER_FLAG", "N");
    }
}
