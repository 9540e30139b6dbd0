package io.sessionwarden.sim.db;

/** How a database behaves. */
public enum Behaviour {
    NORMAL,
    /** The listener does not know the service: ORA-12514. */
    REFUSE,
    /** The listener takes connections and never says a word. */
    MUTE,
    /** Logins work, but no call is answered, and no session notices that its client has gone, until this ends. */
    HANG,
    /** A kill is neither carried out nor answered. */
    HANG_BEFORE_KILL,
    /** A kill is carried out and never answered. */
    HANG_AFTER_KILL
}
