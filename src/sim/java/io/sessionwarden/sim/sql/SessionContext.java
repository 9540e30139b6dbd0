package io.sessionwarden.sim.sql;

import java.time.LocalDateTime;
import java.util.Optional;

/** What SQL functions ask of the session that runs them. H2 runs in the caller's thread, so the context is bound to the thread. */
public interface SessionContext {
    /** The database's clock: SYSDATE takes its seconds, SYSTIMESTAMP all of it. */
    LocalDateTime now();

    /** SYS_CONTEXT('USERENV', parameter), upper-case parameter; empty when there is no such parameter (ORA-02003). */
    Optional<String> userenv(String parameter);

    /** USER, upper-case. */
    String user();

    /** Runs work whose SQL functions see that session. Nests: the former context is back afterwards. */
    static <T, X extends Exception> T with(SessionContext context, Work<T, X> work) throws X {
        SessionContext former = CurrentSession.OF_THREAD.get();
        CurrentSession.OF_THREAD.set(context);
        try {
            return work.run();
        } finally {
            CurrentSession.OF_THREAD.set(former);
        }
    }

    /**
     * The context of this thread.
     *
     * @throws IllegalStateException outside {@link #with}
     */
    static SessionContext current() {
        SessionContext context = CurrentSession.OF_THREAD.get();
        if (context == null) {
            throw new IllegalStateException("SQL runs outside SessionContext.with");
        }
        return context;
    }

    /** Work inside {@link #with}. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T run() throws X;
    }
}
