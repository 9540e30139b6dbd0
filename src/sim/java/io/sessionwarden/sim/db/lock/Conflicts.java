package io.sessionwarden.sim.db.lock;

import java.util.Optional;
import java.util.function.Supplier;
import org.h2.index.Index;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.db.MVPrimaryIndex;
import org.h2.mvstore.db.MVSecondaryIndex;
import org.h2.mvstore.db.MVTable;
import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.h2.value.Value;
import org.h2.value.VersionedValue;

/**
 * Finds which transaction is in the way. H2 marks what a transaction has changed or locked with the number of that transaction, in the high
 * bits of an operation's number; zero is committed.
 *
 * @param own number of the asking transaction in H2
 */
record Conflicts(MVTable table, Locks locks, int own) {
    private static final int SLOT_SHIFT = 40;

    Optional<Conflict> ofRow(long key) {
        MVPrimaryIndex rows = (MVPrimaryIndex) table.getIndexes().getFirst();
        return conflict(Request.Row.EXCLUSIVE, () -> rows.getMVMap().get(key));
    }

    /** Who has put one of a row's unique keys there, or taken it away, and may yet take that back. */
    Optional<Conflict> ofKeys(Row row) {
        return table.getIndexes().stream()
                .filter(index -> index instanceof MVSecondaryIndex
                        && index.getIndexType().isUnique())
                .map(index -> ofKey((MVSecondaryIndex) index, row))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Conflict> ofKey(MVSecondaryIndex index, Row row) {
        MVMap<SearchRow, VersionedValue<Value>> keys = index.getMVMap();
        Cursor<SearchRow, VersionedValue<Value>> cursor =
                keys.cursor(edge(index, row, Long.MIN_VALUE), edge(index, row, Long.MAX_VALUE), false);
        while (cursor.hasNext()) {
            SearchRow key = cursor.next();
            Optional<Conflict> found = conflict(Request.Row.SHARE, () -> keys.get(key));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static SearchRow edge(Index index, Row row, long key) {
        SearchRow edge = index.getUniqueRowFactory().createRow();
        edge.copyFrom(row);
        edge.setKey(key);
        return edge;
    }

    private Optional<Conflict> conflict(int mode, Supplier<? extends VersionedValue<?>> place) {
        long operation = operation(place);
        int slot = (int) (operation >>> SLOT_SHIFT);
        if (operation == 0 || slot == own) {
            return Optional.empty();
        }
        return locks.rowOf(slot, mode, table.getId())
                .map(request -> new Conflict(request, () -> operation(place) == operation));
    }

    private static long operation(Supplier<? extends VersionedValue<?>> place) {
        VersionedValue<?> value = place.get();
        return value == null ? 0 : value.getOperationId();
    }
}
