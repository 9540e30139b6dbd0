package io.sessionwarden.sim.sql;

/** Holds the context of the running thread, out of sight of the interface's users. */
final class CurrentSession {
    static final ThreadLocal<SessionContext> OF_THREAD = new ThreadLocal<>();

    private CurrentSession() {}
}
