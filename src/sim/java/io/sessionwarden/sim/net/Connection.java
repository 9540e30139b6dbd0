package io.sessionwarden.sim.net;

import io.sessionwarden.sim.call.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The connection of one client: a thread that reads its packets and acts on breaks, and one that works on them. */
final class Connection implements Wire {
    private static final Logger LOG = System.getLogger(Connection.class.getName());

    private final Socket socket;
    private final PacketStream stream;
    private final Mailbox mailbox = new Mailbox();
    private final Thread reader;
    private final Thread worker;
    private Breaks breaks;
    private boolean clientGone;

    /**
     * @param number tells the threads of connections apart
     * @param service serves the client on the working thread
     * @param onEnd runs when all is over
     */
    Connection(Socket socket, int number, ClientService service, Consumer<Connection> onEnd) throws IOException {
        this.socket = socket;
        this.stream = new PacketStream(socket);
        // Platform threads: a database ends calls by interrupts, and one that hit a virtual thread would close the
        // socket
        this.reader = Thread.ofPlatform().daemon().name("sim-reader-" + number).unstarted(this::read);
        this.worker = Thread.ofPlatform().daemon().name("sim-call-" + number).unstarted(() -> work(service, onEnd));
    }

    void start() {
        worker.start();
        reader.start();
    }

    PacketStream stream() {
        return stream;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** From now on breaks of the client go there. */
    synchronized void breakWith(Breaks breaks) {
        this.breaks = breaks;
        if (clientGone) {
            breaks.leave();
        }
    }

    @Override
    public void sever() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a socket did not close in order; it is of no use any more", e);
        }
    }

    @Override
    public long bytesReceived() {
        return stream.bytes().allReceived();
    }

    @Override
    public long bytesSent() {
        return stream.bytes().allSent();
    }

    @Override
    public long roundTrips() {
        return stream.bytes().answers();
    }

    @Override
    public void stall(int bytes, CompletableFuture<Void> until) {
        stream.stall(bytes, until);
    }

    /** Waits until the connection's work has ended, at most that many milliseconds. */
    void awaitEnd(long millis) throws InterruptedException {
        worker.join(millis);
    }

    private void read() {
        try {
            Packet packet = stream.read();
            while (!packet.isGoodbye()) {
                if (packet.type() == Packet.MARKER) {
                    onMarker(packet);
                } else {
                    mailbox.put(packet);
                }
                packet = stream.read();
            }
        } catch (EOFException | SocketException e) {
            LOG.log(
                    Level.DEBUG,
                    "{0}: the client has gone: {1}",
                    Thread.currentThread().getName(),
                    e);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a malformed packet ends its connection", e);
        } finally {
            mailbox.end();
            onClientGone();
        }
    }

    private synchronized void onMarker(Packet marker) {
        if (breaks != null && marker.asksForBreak()) {
            breaks.ask();
        }
    }

    private synchronized void onClientGone() {
        clientGone = true;
        if (breaks != null) {
            breaks.leave();
        }
    }

    private void work(ClientService service, Consumer<Connection> onEnd) {
        try {
            service.serve(this);
        } catch (EOFException | SocketException e) {
            LOG.log(
                    Level.DEBUG,
                    "{0}: the client has gone: {1}",
                    Thread.currentThread().getName(),
                    e);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "a request that makes no sense ends its connection", e);
        } finally {
            sever();
            onEnd.accept(this);
        }
    }
}
