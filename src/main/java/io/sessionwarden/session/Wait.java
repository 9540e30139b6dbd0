package io.sessionwarden.session;

/**
 * What a session waits for.
 *
 * @param event the event, or the last one when {@code waiting} is false: the session is then on CPU
 * @param waitClass e.g. Idle, Application, User I/O
 * @param seconds in this wait
 */
public record Wait(String event, String waitClass, boolean waiting, long seconds) {
    /** Waiting for something that is no work: a client's next call, a message, a timer. */
    public boolean isIdle() {
        return waiting && waitClass.equals("Idle");
    }
}
