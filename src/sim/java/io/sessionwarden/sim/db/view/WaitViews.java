package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.SessionRow.SessionAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What sessions wait for and who makes them wait: V$SESSION_WAIT, V$EVENT_NAME, V$SESSION_BLOCKERS; and who they are: V$SESSION_CONNECT_INFO. */
final class WaitViews {
    private WaitViews() {}

    static List<FixedView<?>> all() {
        return List.of(waits(), events(), blockers(), connects());
    }

    /** The columns about a wait are those of V$SESSION. */
    private static FixedView<SessionRow> waits() {
        FixedView<SessionRow> view = FixedView.of("SESSION_WAIT", Snapshot::sessions);
        return SessionView.waiting(view.key("SID", SessionRow::sid));
    }

    private static FixedView<WaitEvent> events() {
        return FixedView.of("EVENT_NAME", (snapshot, instance) -> Arrays.asList(WaitEvent.values()))
                .key("EVENT#", WaitEvent::number)
                .key("NAME", WaitEvent::text)
                .value("WAIT_CLASS_ID", WaitEvent::classId)
                .value("WAIT_CLASS#", WaitEvent::classNumber)
                .value("WAIT_CLASS", WaitEvent::className)
                .value("DISPLAY_NAME", WaitEvent::text);
    }

    /** A session that waits and the one it waits for. */
    record Blocked(SessionRow waiter, SessionRow blocker) {}

    private static FixedView<Blocked> blockers() {
        return FixedView.of("SESSION_BLOCKERS", WaitViews::blocked)
                .key("SID", row -> row.waiter().sid())
                .value("SESS_SERIAL#", row -> row.waiter().serial())
                .value("WAIT_EVENT", row -> row.waiter().waiting().event().number())
                .value("WAIT_EVENT_TEXT", row -> row.waiter().waiting().event().text())
                .value("BLOCKER_INSTANCE_ID", row -> row.blocker().instance())
                .key("BLOCKER_SID", row -> row.blocker().sid())
                .value("BLOCKER_SESS_SERIAL#", row -> row.blocker().serial());
    }

    static List<Blocked> blocked(Snapshot snapshot, InstanceRow instance) {
        Map<SessionAddress, SessionRow> byAddress = new HashMap<>();
        snapshot.sessions().forEach(row -> byAddress.put(new SessionAddress(row.instance(), row.sid()), row));
        return snapshot.sessions(instance).stream()
                .flatMap(waiter ->
                        waiter
                                .waiting()
                                .blocker()
                                .map(byAddress::get)
                                .map(holder -> new Blocked(waiter, holder))
                                .stream())
                .toList();
    }

    private static FixedView<SessionRow> connects() {
        return FixedView.of(
                        "SESSION_CONNECT_INFO",
                        (snapshot, instance) -> snapshot.sessions(instance).stream()
                                .filter(row -> !row.background())
                                .toList())
                .key("SID", SessionRow::sid)
                .value("SERIAL#", SessionRow::serial)
                .constant("AUTHENTICATION_TYPE", "DATABASE")
                .value("OSUSER", row -> SessionView.given(row.logon().osUser()))
                .value("CLIENT_DRIVER", row -> SessionView.given(row.logon().driver()))
                .constant("CLIENT_CONNECTION", "Heterogeneous");
    }
}
