package io.sessionwarden.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sessionwarden.session.Client;
import io.sessionwarden.session.Evidence;
import io.sessionwarden.session.Execution;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.Transaction;
import io.sessionwarden.session.Wait;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A session for people and runbooks. Texts are empty where the database has none; times are the database's local times.
 *
 * @param key {@code inst:sid:serial}, as paths have it
 * @param blockers keys of those it waits for: the one directly before it, then the end of the chain
 * @param blocked keys of those that wait for it
 * @param manualStatement what a DBA would type
 */
public record SessionView(
        String key,
        int instId,
        long sid,
        long serial,
        LocalDateTime logonTime,
        String kind,
        boolean own,
        String username,
        String osuser,
        String machine,
        String program,
        String module,
        String action,
        String clientId,
        String service,
        String status,
        long lastCallSeconds,
        Sql sql,
        Optional<OpenTransaction> transaction,
        @JsonProperty("wait") WaitView waitingFor,
        List<String> blockers,
        List<String> blocked,
        String manualStatement) {

    /** What it runs, and ran before; texts are shown for a single session only. */
    public record Sql(
            String sqlId,
            Optional<LocalDateTime> execStart,
            Optional<String> sqlText,
            String prevSqlId,
            Optional<String> prevSqlText) {
        static Sql of(Execution e, Optional<Evidence> evidence) {
            return new Sql(
                    e.sqlId(),
                    e.start(),
                    evidence.map(Evidence::sqlText).filter(text -> !text.isEmpty()),
                    e.prevSqlId(),
                    evidence.map(Evidence::prevSqlText).filter(text -> !text.isEmpty()));
        }
    }

    /** Its open transaction. */
    public record OpenTransaction(String xid, LocalDateTime start, long ageSeconds, long undoRecords, long undoBlocks) {
        static OpenTransaction of(Transaction t) {
            return new OpenTransaction(t.xid(), t.start(), t.ageSeconds(), t.undoRecords(), t.undoBlocks());
        }
    }

    /** What it waits for; {@code waiting} is false when that is over and it is on CPU. */
    public record WaitView(String event, String waitClass, boolean waiting, long seconds) {
        static WaitView of(Wait w) {
            return new WaitView(w.event(), w.waitClass(), w.waiting(), w.seconds());
        }
    }

    static SessionView of(SessionSnapshot s, Queue queue, Optional<Evidence> evidence) {
        SessionKey key = s.key();
        Client client = s.client();
        return new SessionView(
                key.toString(),
                key.instId(),
                key.sid(),
                key.serial(),
                s.identity().logonTime(),
                label(s.kind()),
                s.own(),
                client.username(),
                client.osUser(),
                client.machine(),
                client.program(),
                client.module(),
                client.action(),
                client.clientId(),
                client.service(),
                label(s.status()),
                s.lastCallSeconds(),
                Sql.of(s.execution(), evidence),
                s.transaction().map(OpenTransaction::of),
                WaitView.of(s.waitingFor()),
                queue.before(s),
                queue.behind(s),
                "ALTER SYSTEM KILL SESSION '%d,%d,@%d' IMMEDIATE".formatted(key.sid(), key.serial(), key.instId()));
    }

    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
