package io.sessionwarden.engine;

import io.sessionwarden.session.Ability;
import io.sessionwarden.session.DatabaseFacts;
import io.sessionwarden.session.Evidence;
import io.sessionwarden.session.Look;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.SessionSnapshot;
import java.util.List;
import java.util.Optional;

/** Everything the daemon asks of one database. Thread-safe; every method ends within its time limit. */
public interface DatabaseLink extends AutoCloseable {
    /** All sessions now; trouble is a {@link Sample.Failed}, never an exception. */
    Sample sample();

    /**
     * One session read again, on the connection that kills, or on the one that samples while that is silent.
     *
     * @param xid its transaction, when the kill is about one
     */
    Look look(SessionIdentity identity, Optional<String> xid) throws CallFailed;

    /** What the session runs and holds; what cannot be read is named in the evidence and does not fail. */
    Evidence evidence(SessionSnapshot victim);

    /**
     * What our accounts may do there, as far as it can be found out without a login: what cannot says why and does not fail. On the connection
     * that samples: to be asked while no sample is in flight.
     */
    List<Ability> abilities();

    /** The way kills travel, by its name in the fleet file. */
    KillRoute route(String name);

    /** True when the database itself maintains that account (SYS and its like), or when that cannot be told. */
    boolean maintains(String username);

    /** What the database said it is when we last connected. */
    Optional<DatabaseFacts> facts();

    /** The sessions of ours that may be held there now: open connections and abandoned ones. */
    int presence();

    /** Closes the connection that samples, for good; kills under way are carried to their end on the other one. */
    void stopSampling();

    @Override
    void close();
}
