package io.sessionwarden.sim.call;

import java.util.concurrent.CompletableFuture;

/** What a database can do to the connection of its client. Thread-safe. */
public interface Wire {
    /** Closes the TCP connection at once without a word, as a server process that dies does. */
    void sever();

    /** Bytes that the client sent so far, headers included; 0 for a session that has no connection. */
    default long bytesReceived() {
        return 0;
    }

    /** Bytes sent to the client so far, headers included; 0 for a session that has no connection. */
    default long bytesSent() {
        return 0;
    }

    /** Answers sent to the client so far; 0 for a session that has no connection. */
    default long roundTrips() {
        return 0;
    }

    /** Stops the next answer after that many bytes; the rest follows when {@code until} completes. Nothing to do where nobody listens. */
    default void stall(int bytes, CompletableFuture<Void> until) {}
}
