package io.sessionwarden.sim.call;

/** How a listener receives a client. */
public enum Reception {
    /** As a healthy one does. */
    NORMAL,
    /** Refuses with ORA-12514, as if the service were not registered. */
    REFUSE,
    /** Took the connection and closes it without a word. */
    HANG_UP,
    /** Took the connection and never says another word; the socket stays open until the client closes it. */
    MUTE,
    /** Accepts the connection and then never answers the login. */
    HANG_LOGIN
}
