package io.sessionwarden.sim.fault;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The faults of one database that are in force, oldest first. Thread-safe. */
public final class Faults {
    private final List<InForce> inForce = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private final Runnable onLifted;

    /** @param onLifted runs after faults were lifted */
    public Faults(Runnable onLifted) {
        this.onLifted = onLifted;
    }

    /** Sets a fault for everybody. */
    public InForce add(Fault fault) {
        return add(fault, Scope.ALL);
    }

    /** Sets a fault. */
    public InForce add(Fault fault, Scope scope) {
        InForce added = new InForce(ids.incrementAndGet(), fault, scope);
        inForce.add(added);
        return added;
    }

    /** Lifts one; false when there is none of that id. */
    public boolean lift(long id) {
        return lift(fault -> fault.id() == id);
    }

    /** Lifts all: whatever they held goes on. */
    public void liftAll() {
        lift(fault -> true);
    }

    private boolean lift(Predicate<InForce> which) {
        List<InForce> lifted = inForce.stream().filter(which).toList();
        inForce.removeAll(lifted);
        lifted.forEach(InForce::lift);
        onLifted.run();
        return !lifted.isEmpty();
    }

    public List<InForce> all() {
        return List.copyOf(inForce);
    }

    /** Those of these kinds that hit this one, oldest first; each counts it. */
    public List<InForce> hitting(Subject subject, Predicate<Fault> wanted) {
        return inForce.stream()
                .filter(fault -> wanted.test(fault.fault()) && fault.hits(subject))
                .toList();
    }

    /** The oldest fault of these kinds that hits this one; others do not count it. */
    public Optional<InForce> first(Subject subject, Predicate<Fault> wanted) {
        return inForce.stream()
                .filter(fault -> wanted.test(fault.fault()) && fault.hits(subject))
                .findFirst();
    }

    /** Whether such a fault is meant for sessions of that account on that instance. */
    public boolean cover(Class<? extends Fault> type, String account, int instance) {
        return inForce.stream().anyMatch(fault -> type.isInstance(fault.fault()) && fault.covers(account, instance));
    }
}
