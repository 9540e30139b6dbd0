package io.sessionwarden.sim.net;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Cuts a connection's bytes into packets. One thread may read while another writes. Level TRACE of its log shows every packet. */
final class PacketStream {
    private static final Logger LOG = System.getLogger(PacketStream.class.getName());
    private static final int LONGEST = 4 << 20;

    private final DataInputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final ByteCount bytes = new ByteCount();
    private final AtomicReference<Stall> stall = new AtomicReference<>(Stall.NONE);
    private volatile boolean wideLengths;
    private int unit = 8192;

    PacketStream(Socket socket) throws IOException {
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    ByteCount bytes() {
        return bytes;
    }

    /** From now on lengths have four bytes and packets at most that many. */
    void widen(int unit) {
        this.unit = unit;
        this.wideLengths = true;
    }

    Packet read() throws IOException {
        byte[] header = new byte[Packet.HEADER];
        in.readFully(header);
        ByteBuffer fields = ByteBuffer.wrap(header);
        int length = wideLengths ? fields.getInt(0) : Short.toUnsignedInt(fields.getShort(0));
        if (length < Packet.HEADER || length > LONGEST) {
            throw new ProtocolException("a packet of " + length + " bytes");
        }
        byte[] body = new byte[length - Packet.HEADER];
        in.readFully(body);
        bytes.received(length);
        Packet packet = new Packet(header[4], body);
        trace("from client", packet);
        return packet;
    }

    /** Adds a packet to what {@link #flush} will send. */
    void add(Packet packet) {
        trace("to client", packet);
        int length = Packet.HEADER + packet.body().length;
        ByteBuffer header = ByteBuffer.allocate(Packet.HEADER).put(4, (byte) packet.type());
        if (wideLengths && packet.type() != Packet.ACCEPT) {
            header.putInt(0, length);
        } else {
            header.putShort(0, (short) length);
        }
        pending.writeBytes(header.array());
        pending.writeBytes(packet.body());
    }

    /** Adds a message in as many packets as it takes. */
    void addMessage(byte[] message) {
        int most = unit - Packet.HEADER - Packet.DATA_FLAGS;
        for (int at = 0; at < message.length; at += most) {
            int length = Math.min(most, message.length - at);
            byte[] body = new byte[Packet.DATA_FLAGS + length];
            System.arraycopy(message, at, body, Packet.DATA_FLAGS, length);
            add(new Packet(Packet.DATA, body));
        }
    }

    /** Sends what was added in a single write, so that an answer costs one segment where it fits. */
    void flush() throws IOException {
        byte[] all = pending.toByteArray();
        pending.reset();
        bytes.sent(all.length);
        Stall now = stall.getAndSet(Stall.NONE);
        int first = Math.min(now.after(), all.length);
        out.write(all, 0, first);
        out.flush();
        now.until().join();
        out.write(all, first, all.length - first);
        out.flush();
    }

    /** The next {@link #flush} stops after that many bytes until something is over. */
    void stall(int after, CompletableFuture<Void> until) {
        stall.set(new Stall(after, until));
    }

    private record Stall(int after, CompletableFuture<Void> until) {
        static final Stall NONE = new Stall(Integer.MAX_VALUE, CompletableFuture.completedFuture(null));
    }

    private static void trace(String direction, Packet packet) {
        if (LOG.isLoggable(Level.TRACE)) {
            String hex = HexFormat.ofDelimiter(" ").formatHex(packet.body());
            LOG.log(Level.TRACE, "packet {0}, type {1}: {2}", direction, packet.type(), hex);
        }
    }
}
