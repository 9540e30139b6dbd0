package io.sessionwarden.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Deletes entries from before some time, so few at once that nobody waits for it. */
final class OldEntries {
    private static final int BATCH = 200;
    /** Notes of the other kinds say how things stand until another note says otherwise. */
    private static final List<String> HISTORY = List.of(
            Note.Kind.VETO.label(),
            Note.Kind.OVERRIDE.label(),
            Note.Kind.RELOAD.label(),
            Note.Kind.CALLER_REFUSED.label());

    private OldEntries() {}

    /** @return how many entries; 0 when there is nothing left to delete */
    static int delete(Handle handle, Instant before) {
        OffsetDateTime limit = before.atOffset(ZoneOffset.UTC);
        return kills(handle, limit) + notes(handle, limit);
    }

    /** Whole kills: an intent without an outcome stays, however old. */
    private static int kills(Handle handle, OffsetDateTime limit) {
        List<String> kills = handle.createQuery("select kill_id from ledger_entry where kind = 'settled'"
                        + " and recorded_at < :before fetch first " + BATCH + " rows only")
                .bind("before", limit)
                .mapTo(String.class)
                .list();
        return kills.isEmpty()
                ? 0
                : handle.createUpdate("delete from ledger_entry where kill_id in (<kills>)")
                        .bindList("kills", kills)
                        .execute();
    }

    private static int notes(Handle handle, OffsetDateTime limit) {
        return handle.createUpdate("delete from ledger_entry where id in (select n.id from ledger_entry n"
                        + " where n.kind in (<history>) and n.recorded_at < :before fetch first " + BATCH
                        + " rows only)")
                .bindList("history", HISTORY)
                .bind("before", limit)
                .execute();
    }
}
