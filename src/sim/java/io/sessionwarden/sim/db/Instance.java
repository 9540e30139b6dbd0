package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Logon;
import io.sessionwarden.sim.db.view.Facts.Past;
import io.sessionwarden.sim.db.view.InstanceRow;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.SessionRow.Labels;
import io.sessionwarden.sim.db.view.SessionRow.Status;
import io.sessionwarden.sim.db.view.SessionRow.Wait;
import io.sessionwarden.sim.db.view.WaitEvent;
import io.sessionwarden.sim.db.view.Workload;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** One instance: its SIDs, its background processes and the sessions connected to it. Thread-safe. */
final class Instance {
    private static final List<String> PROCESSES =
            List.of("PMON", "CLMN", "PSP0", "VKTM", "GEN0", "DBW0", "LGWR", "CKPT", "SMON", "RECO", "MMON", "CJQ0");

    private final Map<Integer, Session> sessions = new ConcurrentSkipListMap<>();
    private volatile InstanceRow row;
    private volatile SidAllocator sids = new SidAllocator();
    private volatile List<Background> backgrounds;
    private volatile boolean up = true;
    private volatile Duration clockOffset = Duration.ZERO;

    private final AtomicInteger peak = new AtomicInteger();
    private final AtomicReference<Past> past = new AtomicReference<>(new Past(0, Workload.NONE));

    /** A process of the instance itself. */
    private record Background(SidAllocator.Slot slot, String name) {}

    Instance(int number, String name, LocalDateTime started) {
        this.row = new InstanceRow(number, name, "dbhost" + number, started);
        this.backgrounds = startBackgrounds();
    }

    private List<Background> startBackgrounds() {
        return PROCESSES.stream()
                .map(process -> new Background(sids.take(), process))
                .toList();
    }

    int number() {
        return row.number();
    }

    InstanceRow row() {
        return row;
    }

    boolean isUp() {
        return up;
    }

    /** Goes down; its sessions are in no view any more and are for the caller to end. */
    synchronized List<Session> stop() {
        up = false;
        List<Session> left = sessions();
        sessions.clear();
        return left;
    }

    /** Comes up with another start time; SIDs and serial numbers begin as they did at first. */
    synchronized void start(LocalDateTime now) {
        if (!up) {
            row = new InstanceRow(row.number(), row.name(), row.host(), now);
            sids = new SidAllocator();
            backgrounds = startBackgrounds();
            up = true;
        }
    }

    /** How far its host's clock is ahead of the database's time. */
    void clockOffset(Duration offset) {
        clockOffset = offset;
    }

    Duration clockOffset() {
        return clockOffset;
    }

    SidAllocator.Slot takeSlot() {
        return sids.take();
    }

    void offerSlot(SidAllocator.Slot slot) {
        sids.offer(slot);
    }

    synchronized void add(Session session) {
        sessions.put(session.sid(), session);
        peak.accumulateAndGet(sessions.size() + backgrounds.size(), Math::max);
    }

    /** Frees the slot of a session; false when that was done before. */
    synchronized boolean remove(Session session) {
        boolean removed = sessions.remove(session.sid(), session);
        if (removed) {
            past.updateAndGet(
                    before -> new Past(before.sessions() + 1, before.work().plus(session.work())));
            sids.give(session.sid());
        }
        return removed;
    }

    /** The most sessions there ever were, background processes included. */
    int peak() {
        return peak.get();
    }

    /** The sessions that have gone. */
    Past past() {
        return past.get();
    }

    List<Session> sessions() {
        return List.copyOf(sessions.values());
    }

    Optional<Session> session(int sid, int serial) {
        return Optional.ofNullable(sessions.get(sid)).filter(session -> session.serial() == serial);
    }

    boolean isBackground(int sid, int serial) {
        return backgrounds.stream()
                .anyMatch(
                        process -> process.slot().sid() == sid && process.slot().serial() == serial);
    }

    List<SessionRow> backgroundRows(LocalDateTime now) {
        return !up
                ? List.of()
                : backgrounds.stream().map(process -> row(process, now)).toList();
    }

    private SessionRow row(Background process, LocalDateTime now) {
        String program = "oracle@%s (%s)".formatted(row.host(), process.name());
        String osProcess =
                Integer.toString(10_000 * row.number() + process.slot().sid());
        return new SessionRow(
                row.number(),
                process.slot().sid(),
                process.slot().serial(),
                null,
                0,
                "SYS$BACKGROUND",
                new Logon("", program, row.host(), "oracle", osProcess, "UNKNOWN", ""),
                row.started(),
                Status.ACTIVE,
                Math.max(0, Duration.between(row.started(), now).toSeconds()),
                Labels.NONE,
                SessionRow.Statement.NONE,
                new Wait(WaitEvent.BACKGROUND, 1_000_000, Optional.empty(), Optional.empty()),
                Optional.empty(),
                Workload.NONE);
    }
}
