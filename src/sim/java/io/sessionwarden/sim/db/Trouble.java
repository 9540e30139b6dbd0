package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Reception;
import io.sessionwarden.sim.call.Wire;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.Faults;
import io.sessionwarden.sim.fault.InForce;
import io.sessionwarden.sim.fault.Kind;
import io.sessionwarden.sim.fault.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Carries out the faults of a database: finds whom they hit and what that means there. Thread-safe. */
final class Trouble {
    private final SimulatedDatabase database;
    private final Faults faults = new Faults(this::recover);
    private final Set<Session> departed = ConcurrentHashMap.newKeySet();
    private final Set<Cable> severed = ConcurrentHashMap.newKeySet();
    private final Set<Session> losing = ConcurrentHashMap.newKeySet();

    Trouble(SimulatedDatabase database) {
        this.database = database;
    }

    Faults faults() {
        return faults;
    }

    /** The connection of a session: while it is half open, the client does not learn that the server has closed it. */
    private final class Cable implements Wire {
        private final Wire wire;
        private final Subject holder;

        Cable(Wire wire, Subject holder) {
            this.wire = wire;
            this.holder = holder;
        }

        @Override
        public void sever() {
            if (isCutOff(holder)) {
                severed.add(this);
            } else {
                wire.sever();
            }
        }

        @Override
        public void stall(int bytes, CompletableFuture<Void> until) {
            wire.stall(bytes, until);
        }

        @Override
        public long bytesReceived() {
            return wire.bytesReceived();
        }

        @Override
        public long bytesSent() {
            return wire.bytesSent();
        }

        @Override
        public long roundTrips() {
            return wire.roundTrips();
        }
    }

    Wire cable(Wire wire, Account account, Instance instance) {
        return new Cable(wire, new Subject(account.name(), instance.number(), Kind.CALL));
    }

    Reception reception(Instance instance) {
        return faults.first(new Subject("", instance.number(), Kind.CALL), Trouble::isAtTheDoor)
                .map(fault -> switch (fault.fault()) {
                    case Fault.Refuse refuse -> Reception.REFUSE;
                    case Fault.HangUp hangUp -> Reception.HANG_UP;
                    case Fault.Mute mute -> Reception.MUTE;
                    default -> Reception.HANG_LOGIN;
                })
                .orElse(Reception.NORMAL);
    }

    private static boolean isAtTheDoor(Fault fault) {
        return fault instanceof Fault.Refuse
                || fault instanceof Fault.HangUp
                || fault instanceof Fault.Mute
                || fault instanceof Fault.HangLogin;
    }

    /** A call is on its way: it arrives when the network is whole. */
    void arrives(Session session) {
        faults.first(subject(session, Kind.CALL), Fault.HalfOpen.class::isInstance)
                .ifPresent(fault -> fault.end().join());
    }

    /** A call or a part of it begins: what hits it happens now. */
    void meet(Session session, Kind kind) throws OraError {
        meet(new InCall(session, this), subject(session, kind));
    }

    /** As {@link #meet(Session, Kind)}, for a login as well. */
    void meet(Sufferer sufferer, Subject subject) throws OraError {
        for (InForce fault : faults.hitting(subject, Trouble::isAtWork)) {
            befall(sufferer, fault);
        }
    }

    private static boolean isAtWork(Fault fault) {
        return fault instanceof Fault.Slow
                || fault instanceof Fault.Hang
                || fault instanceof Fault.HangMidRow
                || fault instanceof Fault.Drop
                || fault instanceof Fault.LoseAnswer
                || fault instanceof Fault.Error;
    }

    private static void befall(Sufferer sufferer, InForce fault) throws OraError {
        switch (fault.fault()) {
            case Fault.Slow slow -> sufferer.dally(slow.delay(), fault);
            case Fault.Hang hang -> sufferer.hang(fault);
            case Fault.HangMidRow stop -> sufferer.wire().stall(stop.bytes(), fault.end());
            case Fault.LoseAnswer lose -> sufferer.loseAnswer();
            case Fault.Error error -> throw new OraError(error.code(), error.text());
            default -> {
                sufferer.wire().sever();
                throw Errors.connectionLost();
            }
        }
    }

    /** Its connection breaks when the call ends. */
    void loseAnswer(Session session) {
        losing.add(session);
    }

    /** A call has ended; its answer is not sent yet. */
    void ended(Session session) {
        if (losing.remove(session)) {
            session.sever();
        }
    }

    /** The fault that keeps this kill from its answer. */
    Optional<InForce> silencing(Session killer, Class<? extends Fault> type) {
        return faults.first(subject(killer, Kind.CALL), type::isInstance);
    }

    /** Whether a session notices now that its client has gone; one that does not will do so when the fault is over. */
    boolean noticesDeparture(Session session) {
        if (!isDeaf(session)) {
            return true;
        }
        departed.add(session);
        return false;
    }

    void gone(Session session) {
        departed.remove(session);
        losing.remove(session);
    }

    /** The rows that a reader of views gets to see. */
    List<SessionRow> visible(List<SessionRow> rows) {
        return rows.stream()
                .filter(row ->
                        !faults.cover(Fault.HideSessions.class, row.background() ? "" : row.username(), row.instance()))
                .toList();
    }

    boolean isSilent(Instance instance) {
        return faults.cover(Fault.SilentInstance.class, "", instance.number());
    }

    /** Faults were lifted. */
    private void recover() {
        database.cluster().live().forEach(Session::lookAgain);
        departed.stream().filter(session -> !isDeaf(session)).toList().forEach(Session::leave);
        List<Cable> whole =
                severed.stream().filter(cable -> !isCutOff(cable.holder)).toList();
        whole.forEach(severed::remove);
        whole.forEach(cable -> cable.wire.sever());
    }

    private boolean isDeaf(Session session) {
        return lastingly(Fault.Hang.class, subject(session, Kind.CALL)) || isCutOff(subject(session, Kind.CALL));
    }

    private boolean isCutOff(Subject subject) {
        return lastingly(Fault.HalfOpen.class, subject);
    }

    private boolean lastingly(Class<? extends Fault> type, Subject subject) {
        return faults.cover(type, subject.account(), subject.instance());
    }

    private static Subject subject(Session session, Kind kind) {
        return new Subject(session.user(), session.instance().number(), kind);
    }
}
