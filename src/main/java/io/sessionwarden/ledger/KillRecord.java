package io.sessionwarden.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.sessionwarden.session.Evidence;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/**
 * One kill from intent to end, as ledger and REST show it. Fields that are not known (yet) are absent.
 *
 * @param outcome absent while the kill is in flight
 * @param effectAt when the effect was seen: the session ended, its locks free
 * @param goneAt when its row was seen to be gone
 * @param interrupted true when the daemon ended before the kill did and a later run found the outcome; absent otherwise
 * @param overrides reasons of the vetoes that whoever asked for it overrode
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KillRecord(
        String id,
        String database,
        Victim session,
        String policy,
        String mode,
        String requestedBy,
        String reason,
        String ticket,
        Instant intentAt,
        List<Attempt> attempts,
        String outcome,
        Instant effectAt,
        Instant goneAt,
        Boolean interrupted,
        Findings evidence,
        List<String> overrides) {

    /**
     * The victim; texts are empty where the database has none.
     *
     * @param instanceStart when its instance started, by the database's own time; absent in entries of earlier versions
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Victim(
            int instId,
            long sid,
            @JsonProperty("serial") long serial,
            String username,
            String program,
            String machine,
            String osuser,
            String module,
            String clientId,
            LocalDateTime logonTime,
            LocalDateTime instanceStart) {
        public static Victim of(SessionSnapshot s) {
            return new Victim(
                    s.key().instId(),
                    s.key().sid(),
                    s.key().serial(),
                    s.client().username(),
                    s.client().program(),
                    s.client().machine(),
                    s.client().osUser(),
                    s.client().module(),
                    s.client().clientId(),
                    s.identity().logonTime(),
                    s.identity().instanceStart());
        }
    }

    /** One kill statement and what the database said to it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attempt(String action, String route, Instant sentAt, String answer, Integer oracleError) {}

    /** What the victim was doing; {@code sampleAge} in seconds when the intent was written. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Findings(
            String sqlId,
            String sqlText,
            String prevSqlId,
            String prevSqlText,
            String xid,
            LocalDateTime transactionStart,
            Long undoRecords,
            List<String> lockedObjects,
            List<String> waiters,
            String event,
            Double sampleAge,
            String missing) {
        public static Findings of(SessionSnapshot s, Evidence e, Duration sampleAge) {
            Transaction t = s.transaction().orElse(null);
            return new Findings(
                    s.execution().sqlId(),
                    e.sqlText(),
                    s.execution().prevSqlId(),
                    e.prevSqlText(),
                    t == null ? null : t.xid(),
                    t == null ? null : t.start(),
                    t == null ? null : t.undoRecords(),
                    e.lockedObjects(),
                    e.waiters().stream().map(SessionKey::toString).toList(),
                    s.waitingFor().event(),
                    sampleAge.toMillis() / 1000.0,
                    e.missing());
        }
    }

    KillRecord with(List<Attempt> attempts, String outcome, Instant effectAt, Instant goneAt, Boolean interrupted) {
        return new KillRecord(
                id,
                database,
                session,
                policy,
                mode,
                requestedBy,
                reason,
                ticket,
                intentAt,
                attempts,
                outcome,
                effectAt,
                goneAt,
                interrupted,
                evidence,
                overrides);
    }
}
