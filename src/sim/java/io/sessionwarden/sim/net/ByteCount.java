package io.sessionwarden.sim.net;

/** Bytes of one connection; they go to its service's traffic as soon as the service is known. Thread-safe. */
final class ByteCount {
    private long in;
    private long out;
    private Traffic traffic;

    synchronized void received(int count) {
        in += count;
        pass();
    }

    synchronized void sent(int count) {
        out += count;
        pass();
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
