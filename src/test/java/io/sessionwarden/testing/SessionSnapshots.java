package io.sessionwarden.testing;

import io.sessionwarden.session.Client;
import io.sessionwarden.session.Execution;
import io.sessionwarden.session.SessionAddress;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.session.SessionKind;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.SessionStatus;
import io.sessionwarden.session.Transaction;
import io.sessionwarden.session.Wait;
import java.time.LocalDateTime;
import java.util.Optional;

/** Builds snapshots; a session of user APP that has just ended a call, unless told otherwise. */
public final class SessionSnapshots {
    /** When all of them logged on. */
    public static final LocalDateTime LOGON = LocalDateTime.of(2026, 3, 2, 8, 0);

    private SessionKey key = new SessionKey(1, 101, 5001);
    private SessionKind kind = SessionKind.USER;
    private SessionStatus status = SessionStatus.INACTIVE;
    private String username = "APP";
    private String program = "JDBC Thin Client";
    private long lastCallSeconds;
    private Execution execution = new Execution("", 0, Optional.empty(), "");
    private Optional<Transaction> transaction = Optional.empty();
    private Wait waitingFor = new Wait("SQL*Net message from client", "Idle", true, 0);
    private boolean own;
    private Optional<SessionAddress> blocker = Optional.empty();

    private SessionSnapshots() {}

    public static SessionSnapshots session() {
        return new SessionSnapshots();
    }

    /** Between two calls for so long. */
    public static SessionSnapshots inactiveFor(long seconds) {
        return session().lastCall(seconds).waitingFor(new Wait("SQL*Net message from client", "Idle", true, seconds));
    }

    /** In a call for so long, on CPU. */
    public static SessionSnapshots activeFor(long seconds) {
        return session()
                .status(SessionStatus.ACTIVE)
                .lastCall(seconds)
                .waitingFor(new Wait("db file sequential read", "User I/O", false, 0));
    }

    public SessionSnapshots key(int instId, long sid, long serial) {
        this.key = new SessionKey(instId, sid, serial);
        return this;
    }

    public SessionSnapshots kind(SessionKind kind) {
        this.kind = kind;
        return this;
    }

    public SessionSnapshots status(SessionStatus status) {
        this.status = status;
        return this;
    }

    public SessionSnapshots username(String username) {
        this.username = username;
        return this;
    }

    public SessionSnapshots program(String program) {
        this.program = program;
        return this;
    }

    public SessionSnapshots lastCall(long seconds) {
        this.lastCallSeconds = seconds;
        return this;
    }

    public SessionSnapshots transaction(String xid, long ageSeconds) {
        this.transaction = Optional.of(new Transaction(xid, LOGON, ageSeconds, 1, 1));
        return this;
    }

    public SessionSnapshots running(String sqlId, long execId, LocalDateTime start) {
        this.execution = new Execution(sqlId, execId, Optional.ofNullable(start), "");
        return this;
    }

    public SessionSnapshots waitingFor(Wait wait) {
        this.waitingFor = wait;
        return this;
    }

    /** Waits for the session there. */
    public SessionSnapshots blockedBy(int instId, long sid) {
        this.blocker = Optional.of(new SessionAddress(instId, sid));
        return this;
    }

    public SessionSnapshots own() {
        this.own = true;
        return this;
    }

    public SessionSnapshot build() {
        return new SessionSnapshot(
                new SessionIdentity(key, LOGON, LOGON.minusDays(1)),
                kind,
                status,
                new Client(username, "app", "web1", program, "", "", "", "CRM"),
                lastCallSeconds,
                execution,
                transaction,
                waitingFor,
                blocker,
                Optional.empty(),
                own,
                "NONE");
    }
}
