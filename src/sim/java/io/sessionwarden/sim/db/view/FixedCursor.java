package io.sessionwarden.sim.db.view;

import java.util.Iterator;
import org.h2.index.Cursor;
import org.h2.result.Row;
import org.h2.result.SearchRow;

/** Walks over computed rows, forwards only. */
final class FixedCursor implements Cursor {
    private final Iterator<Row> rows;
    private Row current;

    FixedCursor(Iterator<Row> rows) {
        this.rows = rows;
    }

    @Override
    public Row get() {
        return current;
    }

    @Override
    public SearchRow getSearchRow() {
        return current;
    }

    @Override
    public boolean next() {
        current = rows.hasNext() ? rows.next() : null;
        return current != null;
    }

    @Override
    public boolean previous() {
        throw new UnsupportedOperationException("a fixed view is read forwards");
    }
}
