package io.sessionwarden.sim.call;

/** What a database can do to the connection of its client. Thread-safe. */
public interface Wire {
    /** Closes the TCP connection at once without a word, as a server process that dies does. */
    void sever();
}
