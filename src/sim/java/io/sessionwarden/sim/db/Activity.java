package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.SessionRow.Labels;
import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import io.sessionwarden.sim.db.view.SessionRow.Wait;
import io.sessionwarden.sim.db.view.WaitEvent;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/** What a session does, waits for and calls itself, as GV$SESSION shows it. Guarded by its session. */
final class Activity {
    private LocalDateTime lastSwitch;
    private LocalDateTime waitingSince;
    private WaitEvent event = WaitEvent.FROM_CLIENT;
    private SessionRow.Statement statement = SessionRow.Statement.NONE;
    private Labels labels = Labels.NONE;

    Activity(LocalDateTime logonTime) {
        this.lastSwitch = logonTime;
        this.waitingSince = logonTime;
    }

    /** A call begins: LAST_CALL_ET starts over. */
    void callBegins(LocalDateTime now) {
        switchTo(WaitEvent.TO_CLIENT, now);
    }

    /** A call ends: LAST_CALL_ET starts over, the statement becomes the previous one. */
    void callEnds(LocalDateTime now) {
        statement = statement.finished();
        switchTo(WaitEvent.FROM_CLIENT, now);
    }

    private void switchTo(WaitEvent what, LocalDateTime now) {
        lastSwitch = now;
        waitFor(what, now);
    }

    void waitFor(WaitEvent what, LocalDateTime now) {
        event = what;
        waitingSince = now;
    }

    /** A statement is executed. */
    void execute(Execution execution) {
        show(execution);
        waitingSince = execution.started();
    }

    /** A later call fetches from a statement executed before. */
    void resume(Execution execution) {
        if (statement.sqlId() == null) {
            show(execution);
        }
    }

    private void show(Execution execution) {
        statement = statement.next(execution.command(), execution.sqlId(), execution.started(), execution.id());
    }

    SessionRow.Statement statement() {
        return statement;
    }

    Labels labels() {
        return labels;
    }

    void label(Labels all) {
        labels = all;
    }

    /** LAST_CALL_ET in seconds. */
    long lastCallSeconds(LocalDateTime now) {
        return Math.max(0, Duration.between(lastSwitch, now).toSeconds());
    }

    /** What it waits for; who is blocked waits for a row, whatever else it seems to do. */
    Wait waiting(LocalDateTime now, Optional<SessionAddress> blocker, Optional<SessionAddress> finalBlocker) {
        long micros = Math.max(0, Duration.between(waitingSince, now).toNanos() / 1_000);
        return new Wait(blocker.isPresent() ? WaitEvent.ROW_LOCK : event, micros, blocker, finalBlocker);
    }
}
