package io.sessionwarden.sim.db.view;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What sessions and instances have done: V$STATNAME, V$SESSTAT, V$MYSTAT, V$SYSSTAT and the time model. */
final class StatisticViews {
    private StatisticViews() {}

    static List<FixedView<?>> all() {
        return List.of(names(), sessions(), own(), system(), sessionTimes(), systemTimes());
    }

    private static FixedView<Statistic> names() {
        return FixedView.of("STATNAME", (snapshot, instance) -> List.of(Statistic.values()))
                .key("STATISTIC#", Statistic::ordinal)
                .key("NAME", Statistic::text)
                .value("CLASS", Statistic::kind)
                .value("DISPLAY_NAME", Statistic::text);
    }

    /** A statistic of a session. */
    record SessionValue(int sid, Statistic statistic, long value) {}

    private static FixedView<SessionValue> sessions() {
        return of("SESSTAT", StatisticViews::ofSessions);
    }

    private static FixedView<SessionValue> own() {
        return of(
                "MYSTAT",
                (snapshot, instance) -> ofSessions(snapshot, instance).stream()
                        .filter(row -> snapshot.reader().is(instance.number(), row.sid()))
                        .toList());
    }

    private static FixedView<SessionValue> of(
            String name, java.util.function.BiFunction<Snapshot, InstanceRow, List<SessionValue>> rows) {
        return FixedView.of(name, rows)
                .key("SID", SessionValue::sid)
                .key("STATISTIC#", row -> row.statistic().ordinal())
                .value("VALUE", SessionValue::value);
    }

    private static List<SessionValue> ofSessions(Snapshot snapshot, InstanceRow instance) {
        return snapshot.sessions(instance).stream()
                .flatMap(session -> Arrays.stream(Statistic.values())
                        .map(statistic -> new SessionValue(session.sid(), statistic, statistic.of(session.work()))))
                .toList();
    }

    /** A statistic of an instance since it started. */
    record SystemValue(Statistic statistic, long value) {}

    private static FixedView<SystemValue> system() {
        return FixedView.of("SYSSTAT", StatisticViews::ofInstance)
                .key("STATISTIC#", row -> row.statistic().ordinal())
                .key("NAME", row -> row.statistic().text())
                .value("CLASS", row -> row.statistic().kind())
                .value("VALUE", SystemValue::value);
    }

    private static List<SystemValue> ofInstance(Snapshot snapshot, InstanceRow instance) {
        return Arrays.stream(Statistic.values())
                .map(statistic -> new SystemValue(statistic, sum(snapshot, instance, statistic)))
                .toList();
    }

    // Memory and what is open now belong to those who are there; everything else outlives its session.
    private static long sum(Snapshot snapshot, InstanceRow instance, Statistic statistic) {
        long now = sum(snapshot, instance, statistic::of);
        return switch (statistic) {
            case LOGONS_CURRENT, CURSORS_OPEN, MEMORY -> now;
            case LOGONS -> now + snapshot.facts().past(instance.number()).sessions();
            default ->
                now + statistic.of(snapshot.facts().past(instance.number()).work());
        };
    }

    private static long sum(Snapshot snapshot, InstanceRow instance, ToLongFunction<Workload> value) {
        return snapshot.sessions(instance).stream()
                .map(SessionRow::work)
                .mapToLong(value)
                .sum();
    }

    /** One of the two times that are measured, in microseconds. */
    private enum Time {
        DB_TIME(3_649_082_374L, "DB time", Workload::databaseMicros),
        DB_CPU(2_748_282_437L, "DB CPU", Workload::cpuMicros);

        private final long id;
        private final String text;
        private final ToLongFunction<Workload> value;

        Time(long id, String text, ToLongFunction<Workload> value) {
            this.id = id;
            this.text = text;
            this.value = value;
        }
    }

    /** A time of a session or, with SID 0, of an instance. */
    record TimeValue(int sid, long id, String name, long micros) {}

    private static FixedView<TimeValue> sessionTimes() {
        return FixedView.of(
                        "SESS_TIME_MODEL",
                        (snapshot, instance) -> snapshot.sessions(instance).stream()
                                .flatMap(session -> times(session.sid(), session.work()))
                                .toList())
                .key("SID", TimeValue::sid)
                .key("STAT_ID", TimeValue::id)
                .value("STAT_NAME", TimeValue::name)
                .value("VALUE", TimeValue::micros);
    }

    private static Stream<TimeValue> times(int sid, Workload work) {
        return Arrays.stream(Time.values())
                .map(time -> new TimeValue(sid, time.id, time.text, time.value.applyAsLong(work)));
    }

    private static FixedView<TimeValue> systemTimes() {
        return FixedView.of(
                        "SYS_TIME_MODEL",
                        (snapshot, instance) -> Arrays.stream(Time.values())
                                .map(time -> new TimeValue(
                                        0,
                                        time.id,
                                        time.text,
                                        sum(snapshot, instance, time.value)
                                                + time.value.applyAsLong(snapshot.facts()
                                                        .past(instance.number())
                                                        .work())))
                                .toList())
                .key("STAT_ID", TimeValue::id)
                .value("STAT_NAME", TimeValue::name)
                .value("VALUE", TimeValue::micros);
    }
}
