package io.sessionwarden.sim.net;

import io.sessionwarden.sim.net.ttc.MessageReader.Part;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Packets between the thread that reads them and the one that works on them. */
final class Mailbox {
    private final BlockingQueue<Optional<Packet>> packets = new LinkedBlockingQueue<>();

    void put(Packet packet) {
        packets.add(Optional.of(packet));
    }

    /** Nothing will follow. */
    void end() {
        packets.add(Optional.empty());
    }

    /** Waits for the next packet; {@link EOFException} when none will follow. */
    Packet take() throws EOFException {
        Optional<Packet> next = takeUninterrupted();
        if (next.isEmpty()) {
            end();
            throw new EOFException("the client has gone");
        }
        return next.get();
    }

    /** Waits for the next packet of a message. */
    Part takePart() throws IOException {
        Packet packet = take();
        if (packet.type() != Packet.DATA || packet.body().length < Packet.DATA_FLAGS) {
            throw new ProtocolException("a packet of type " + packet.type() + " instead of data");
        }
        byte[] bytes = Arrays.copyOfRange(packet.body(), Packet.DATA_FLAGS, packet.body().length);
        return new Part(bytes, packet.endsRequest());
    }

    private Optional<Packet> takeUninterrupted() {
        while (true) {
            try {
                return packets.take();
            } catch (InterruptedException e) {
                // A database ends calls by interrupts; one that comes too late for its call means nothing here
                continue;
            }
        }
    }
}
