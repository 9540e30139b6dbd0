package io.sessionwarden.sim.net;

/** Bytes of one connection; they go to its service's traffic as soon as the service is known. Thread-safe. */
final class ByteCount {
    private long in;
    private long out;
    private long allIn;
    private long allOut;
    private long answers;
    private Traffic traffic;

    synchronized void received(int count) {
        in += count;
        allIn += count;
        pass();
    }

    synchronized void sent(int count) {
        out += count;
        allOut += count;
        answers++;
        pass();
    }

    /** Since the connection was made, as are {@link #allSent} and {@link #answers}. */
    synchronized long allReceived() {
        return allIn;
    }

    synchronized long allSent() {
        return allOut;
    }

    /** Times that something was sent: an answer goes out in one piece. */
    synchronized long answers() {
        return answers;
    }

    synchronized void goTo(Traffic traffic) {
        this.traffic = traffic;
        pass();
    }

    private void pass() {
        if (traffic != null) {
            traffic.moved(in, out);
            in = 0;
            out = 0;
        }
    }
}
