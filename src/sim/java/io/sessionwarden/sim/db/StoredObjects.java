package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.TableRow;
import io.sessionwarden.sim.db.view.TableRow.SequenceRow;
import io.sessionwarden.sim.db.view.TableRow.SynonymRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.engine.SessionLocal;
import org.h2.schema.Schema;
import org.h2.schema.Sequence;
import org.h2.schema.Sequence.Cycle;
import org.h2.table.Table;

/** What the users have defined, as H2 has it. Thread-safe. */
final class StoredObjects {
    private static final Set<String> NOT_OF_USERS = Set.of("INFORMATION_SCHEMA", "PUBLIC", "SYS");

    private final SessionLocal owner;
    private final LocalDateTime beginning;

    /** When each table was defined, by its id: H2 does not know. */
    private final Map<Integer, LocalDateTime> created = new ConcurrentHashMap<>();

    StoredObjects(SessionLocal owner, LocalDateTime beginning) {
        this.owner = owner;
        this.beginning = beginning;
    }

    private List<Schema> schemas() {
        return owner.getDatabase().getAllSchemas().stream()
                .filter(schema -> !NOT_OF_USERS.contains(schema.getName()))
                .toList();
    }

    private static Collection<Table> tablesOf(Schema schema) {
        return schema.getAllTablesAndViews(null);
    }

    /** Notes the time of tables that are new in a schema; their names. */
    List<String> noteNew(String schemaName, LocalDateTime at) {
        List<String> names = new ArrayList<>();
        for (Table table : tablesOf(owner.getDatabase().getSchema(schemaName))) {
            if (created.putIfAbsent(table.getId(), at) == null) {
                names.add(table.getName());
            }
        }
        return names;
    }

    Optional<Table> table(String schemaName, String name) {
        return Optional.ofNullable(owner.getDatabase().findSchema(schemaName))
                .filter(schema -> !NOT_OF_USERS.contains(schema.getName()))
                .map(schema -> schema.findTableOrView(owner, name));
    }

    List<TableRow> tables() {
        List<TableRow> rows = new ArrayList<>();
        for (Schema schema : schemas()) {
            for (Table table : tablesOf(schema)) {
                rows.add(new TableReader(table).row(created.getOrDefault(table.getId(), beginning)));
            }
        }
        return rows;
    }

    List<SequenceRow> sequences() {
        List<SequenceRow> rows = new ArrayList<>();
        for (Schema schema : schemas()) {
            for (Sequence one : schema.getAllSequences()) {
                rows.add(new SequenceRow(
                        schema.getName(),
                        one.getName(),
                        one.getId(),
                        one.getMinValue(),
                        one.getMaxValue(),
                        one.getIncrement(),
                        one.getCycle() == Cycle.CYCLE,
                        one.getCacheSize(),
                        one.getBaseValue()));
            }
        }
        return rows;
    }

    List<SynonymRow> synonyms() {
        List<SynonymRow> rows = new ArrayList<>();
        for (Schema schema : schemas()) {
            schema.getAllSynonyms()
                    .forEach(one -> rows.add(new SynonymRow(
                            schema.getName(),
                            one.getName(),
                            one.getId(),
                            one.getSynonymForSchema().getName(),
                            one.getSynonymForName())));
        }
        return rows;
    }
}
