package io.sessionwarden.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sessionwarden.session.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The append-only record. The intent is written before a kill is sent; if that fails there is no kill. A kill's record is put together from
 * its entries. Thread-safe.
 */
public class Ledger {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final String OPEN = " from ledger_entry i where i.kind = 'intent' and not exists"
            + " (select 1 from ledger_entry s where s.kill_id = i.kill_id and s.kind = 'settled')";
    private static final Idempotency NO_KEY = new Idempotency(null, null);

    private static final int STATEMENT_LIMIT_SECONDS = 3;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Probe probe;

    public Ledger(DataSource source, Clock clock) {
        this.jdbi = Jdbi.create(source);
        this.jdbi.getConfig(SqlStatements.class).setQueryTimeout(STATEMENT_LIMIT_SECONDS);
        this.clock = clock;
        this.probe = new Probe(jdbi, clock);
    }

    /**
     * Writes down that a session is about to be killed.
     *
     * @param idempotency of the request, if it has one; {@link #byIdempotencyKey} finds the kill by it
     * @throws LedgerUnwritable when it could not be written: then it must not be killed
     * @throws KeyTaken when its caller has used the key before: then it must not be killed on this request's account
     */
    public void intend(KillRecord intent, Optional<Idempotency> idempotency) {
        Row row = new Row(
                "intent",
                intent.id(),
                intent.database(),
                intent.policy(),
                null,
                idempotency.map(i -> intent.requestedBy()).orElse(null),
                idempotency.orElse(NO_KEY));
        insert(row, intent, "the intent of kill " + intent.id());
    }

    /** The kill that the caller's request with this key led to. */
    public Optional<ByKey> byIdempotencyKey(String caller, String key) {
        return jdbi.withHandle(handle -> handle.createQuery("select kill_id, request_hash from ledger_entry"
                        + " where written_by = :caller and idempotency_key = :key and kind = 'intent'")
                .bind("caller", caller)
                .bind("key", key)
                .map((row, context) -> new ByKey(row.getString("kill_id"), row.getString("request_hash")))
                .findOne());
    }

    /** A kill that a request with an idempotency key led to, and the hash of what was asked for. */
    public record ByKey(String killId, String requestHash) {}

    /** Writes down what was sent and answered. */
    public void attempted(KillRecord intent, KillRecord.Attempt attempt) {
        append("attempt", intent, null, new Entry.Attempted(attempt));
    }

    /** Writes down the outcome, once. */
    public void settled(KillRecord intent, Outcome outcome, Instant effectAt) {
        append("settled", intent, outcome.label(), new Entry.Settled(outcome.label(), effectAt, null));
    }

    /** Writes down the outcome of a kill that an earlier run of the daemon left without one. */
    public void recovered(KillRecord intent, Outcome outcome, Instant effectAt) {
        append("settled", intent, outcome.label(), new Entry.Settled(outcome.label(), effectAt, true));
    }

    /** Writes down what was seen later than the outcome; absent parts are null. */
    public void followed(KillRecord intent, Instant effectAt, Instant goneAt) {
        append("followed", intent, null, new Entry.Followed(effectAt, goneAt));
    }

    private void append(String kind, KillRecord kill, String outcome, Object body) {
        insert(
                new Row(kind, kill.id(), kill.database(), kill.policy(), outcome, null, NO_KEY),
                body,
                "the " + kind + " of kill " + kill.id());
    }

    /**
     * Writes down what is no kill.
     *
     * @throws LedgerUnwritable when it could not be written
     */
    public void note(Note note) {
        insert(
                new Row(note.kind().label(), null, note.database(), note.policy(), null, note.writtenBy(), NO_KEY),
                note.body(),
                "a note of kind " + note.kind().label());
    }

    /** All notes of these kinds that were written down since, oldest first. */
    public List<NoteRead> notes(Set<Note.Kind> kinds, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, recorded_at, kind, database_name, policy, written_by, body from ledger_entry"
                                + " where kind in (<kinds>) and recorded_at >= :since order by id")
                .bindList("kinds", kinds.stream().map(Note.Kind::label).toList())
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .map((row, context) -> NoteRead.of(JSON, row))
                .list());
    }

    /** The columns of an entry; what does not apply is null. */
    private record Row(
            String kind,
            String kill,
            String database,
            String policy,
            String outcome,
            String writtenBy,
            Idempotency idempotency) {}

    private void insert(Row row, Object body, String what) {
        try {
            String json = JSON.writeValueAsString(body);
            jdbi.useHandle(handle -> handle.createUpdate(
                            "insert into ledger_entry (recorded_at, kind, kill_id, database_name, policy, outcome,"
                                    + " written_by, idempotency_key, request_hash, body) values (:at, :kind, :kill, :database,"
                                    + " :policy, :outcome, :by, :key, :hash, :body)")
                    .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .bind("kind", row.kind())
                    .bind("kill", row.kill())
                    .bind("database", row.database())
                    .bind("policy", row.policy())
                    .bind("outcome", row.outcome())
                    .bind("by", row.writtenBy())
                    .bind("key", row.idempotency().key())
                    .bind("hash", row.idempotency().requestHash())
                    .bind("body", json)
                    .execute());
        } catch (JdbiException | JsonProcessingException e) {
            throw LedgerUnwritable.isDuplicate(e) ? new KeyTaken() : new LedgerUnwritable(what, e);
        }
    }

    /** True when the ledger takes a write now. */
    public boolean isWritable() {
        return probe.isWritable();
    }

    public Optional<KillRecord> find(String killId) {
        return records(List.of(killId)).stream().findFirst();
    }

    /** In the order of the ids; in one query, however many. */
    private List<KillRecord> records(List<String> killIds) {
        if (killIds.isEmpty()) {
            return List.of();
        }
        Map<String, List<Line>> stories = jdbi.withHandle(handle -> handle.createQuery(
                        "select kill_id, kind, body from ledger_entry where kill_id in (<ids>) order by id")
                .bindList("ids", killIds)
                .map((row, context) -> new Line(row.getString("kill_id"), row.getString("kind"), row.getString("body")))
                .collect(Collectors.groupingBy(Line::killId)));
        return killIds.stream()
                .flatMap(id -> KillStory.of(JSON, stories.getOrDefault(id, List.of())).stream())
                .toList();
    }

    record Line(String killId, String kind, String body) {}

    /** The kills that fit, newest first. */
    public Page list(KillQuery query) {
        List<Head> heads = jdbi.withHandle(handle -> {
            Query select = handle.createQuery(query.sql());
            query.binds().forEach(select::bind);
            return select.map((row, context) -> new Head(row.getLong("id"), row.getString("kill_id")))
                    .list();
        });
        boolean more = heads.size() > query.limit();
        List<Head> shown = more ? heads.subList(0, query.limit()) : heads;
        return new Page(
                records(shown.stream().map(Head::killId).toList()),
                more ? Optional.of(shown.getLast().id()) : Optional.empty());
    }

    private record Head(long id, String killId) {}

    /** Kills and, if there are more, where the next page begins. */
    public record Page(List<KillRecord> items, Optional<Long> next) {}

    /** The kills without an outcome, oldest first: those under way and, after a start, those that an earlier run left open. */
    public List<KillRecord> openIntents() {
        return records(jdbi.withHandle(handle -> handle.createQuery("select i.kill_id" + OPEN + " order by i.id")
                .mapTo(String.class)
                .list()));
    }

    /** Intents without an outcome. */
    public long unsettled() {
        return jdbi.withHandle(handle ->
                handle.createQuery("select count(*)" + OPEN).mapTo(Long.class).one());
    }

    /**
     * Deletes some of what was written before: kills that have an outcome from then, and notes that are history. What is open stays, and
     * so do notes that say how things stand (pauses, holds, brakes, refused logins).
     *
     * @return how many entries; 0 when there is nothing left to delete
     */
    public int forget(Instant before) {
        return jdbi.withHandle(handle -> OldEntries.delete(handle, before));
    }
}
