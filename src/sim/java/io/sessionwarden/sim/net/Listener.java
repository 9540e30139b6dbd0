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

/** Listens on loopback for clients of any number of services; it accepts from its construction until it is closed. */
public final class Listener implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Listener.class.getName());
    private static final int BACKLOG = 1024;
    private static final long END_MILLIS = 2000;

    private final ServerSocket server;
    private final TrafficByService traffic = new TrafficByService();
    private final ClientService clientService;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;

    /**
     * Opens a listener.
     *
     * @param port 0 for a free one
     * @throws IOException when the port cannot be had
     */
    public Listener(Services services, int port) throws IOException {
        this.clientService = new ClientService(services, traffic);
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
        this.acceptor =
                Thread.ofPlatform().daemon().name("sim-listener-" + port()).start(this::accept);
    }

    /** The port it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    /** What went over the wire for a service, by its name in any case; all zero for one that nobody connected to. */
    public Traffic traffic(String service) {
        return traffic.of(service);
    }

    /** Stops listening, closes all connections and waits a little for their calls to end. */
    @Override
    public void close() {
        try {
            server.close();
            acceptor.join();
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

    private void accept() {
        for (int number = 1; !server.isClosed(); number++) {
            try {
                serve(server.accept(), number);
            } catch (IOException e) {
                if (!server.isClosed()) {
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
