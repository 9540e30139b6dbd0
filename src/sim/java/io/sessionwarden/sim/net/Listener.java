package io.sessionwarden.sim.net;

import io.sessionwarden.sim.call.Services;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on loopback for clients of any number of services; it accepts from its construction until it is closed. */
public final class Listener implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Listener.class.getName());
    private static final int BACKLOG = 1024;
    private static final long END_MILLIS = 2000;

    private final InetSocketAddress address;
    private final TrafficByService traffic = new TrafficByService();
    private final ClientService clientService;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private ServerSocket server;
    private Thread acceptor;

    /**
     * Opens a listener.
     *
     * @param port 0 for a free one
     * @throws IOException when the port cannot be had
     */
    public Listener(Services services, int port) throws IOException {
        this.clientService = new ClientService(services, traffic);
        open(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        this.address = (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void open(InetSocketAddress where) throws IOException {
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(where, BACKLOG);
        ServerSocket opened = server;
        acceptor = Thread.ofPlatform()
                .daemon()
                .name("sim-listener-" + server.getLocalPort())
                .start(() -> accept(opened));
    }

    /** The port it listens on. */
    public int port() {
        return address.getPort();
    }

    public synchronized boolean isAccepting() {
        return !server.isClosed();
    }

    /** Closes the port for new connections; those that are there go on. */
    public synchronized void stopAccepting() throws IOException {
        server.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Listens again after {@link #stopAccepting}.
     *
     * @throws IOException when another process has taken the port
     */
    public synchronized void startAccepting() throws IOException {
        if (server.isClosed()) {
            open(address);
        }
    }

    /** What went over the wire for a service, by its name in any case; all zero for one that nobody connected to. */
    public Traffic traffic(String service) {
        return traffic.of(service);
    }

    /** Stops listening, closes all connections and waits a little for their calls to end. */
    @Override
    public void close() {
        try {
            stopAccepting();
            connections.forEach(Connection::sever);
            for (Connection connection : connections) {
                connection.awaitEnd(END_MILLIS);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a listener did not close in order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                serve(from.accept(), accepted.incrementAndGet());
            } catch (IOException e) {
                if (!from.isClosed()) {
                    LOG.log(Level.WARNING, "a client could not be accepted; the listener goes on", e);
                }
            }
        }
    }

    private void serve(Socket socket, int number) throws IOException {
        socket.setTcpNoDelay(true);
        Connection connection = new Connection(socket, number, clientService, connections::remove);
        connections.add(connection);
        connection.start();
    }
}
