package io.sessionwarden.sim;

import io.sessionwarden.sim.call.Service;
import io.sessionwarden.sim.db.KillTiming;
import io.sessionwarden.sim.db.SimulatedDatabase;
import io.sessionwarden.sim.net.Listener;
import io.sessionwarden.sim.net.Traffic;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Simulated Oracle databases behind one listener on loopback. Accounts, each with its name as password: {@code warden} (everything that watching
 * and killing needs), {@code app} and {@code app2} (ordinary applications; app2 may use app's tables), {@code nogrants} (may only connect).
 * Thread-safe.
 */
public final class OracleSimulator implements AutoCloseable {
    private final Map<String, SimulatedDatabase> databases;
    private final Listener listener;

    private OracleSimulator(Map<String, SimulatedDatabase> databases, Listener listener) {
        this.databases = databases;
        this.listener = listener;
    }

    /** One database {@code db1} of one instance, at a free port, in real time, with kills as quick as tests want them. */
    public static Builder builder() {
        return new Builder();
    }

    /** What to simulate. */
    public static final class Builder {
        private List<String> names = List.of("db1");
        private int instances = 1;
        private int port;
        private Clock clock = Clock.systemDefaultZone();
        private KillTiming kills = KillTiming.QUICK;

        private Builder() {}

        /** Names of the databases, each also the name of a service. */
        public Builder databases(String... databaseNames) {
            names = List.of(databaseNames);
            return this;
        }

        /** Instances of each database; with two, db1 leads to them in turn and db1_1 and db1_2 to one each. */
        public Builder instances(int number) {
            instances = number;
            return this;
        }

        /** Port to listen on, 0 for a free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** The time of all databases. */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        public Builder kills(KillTiming timing) {
            kills = timing;
            return this;
        }

        /**
         * Opens the databases and the listener.
         *
         * @throws IOException when the port cannot be had
         */
        public OracleSimulator start() throws IOException {
            Map<String, SimulatedDatabase> opened = new ConcurrentHashMap<>();
            names.parallelStream()
                    .forEach(name -> opened.put(name, new SimulatedDatabase(name, instances, clock, kills)));
            Map<String, SimulatedDatabase> databases = new LinkedHashMap<>();
            names.forEach(name -> databases.put(name, opened.get(name)));
            return new OracleSimulator(databases, new Listener(name -> find(databases, name), port));
        }

        private static Optional<Service> find(Map<String, SimulatedDatabase> databases, String name) {
            SimulatedDatabase own = databases.get(name);
            return own != null
                    ? own.service(name)
                    : databases.values().stream()
                            .flatMap(database -> database.service(name).stream())
                            .findFirst();
        }
    }

    public int port() {
        return listener.port();
    }

    /** JDBC URL of a service: a database, or one instance of it. */
    public String url(String service) {
        return "jdbc:oracle:thin:@//127.0.0.1:%d/%s".formatted(port(), service);
    }

    /** Names of the databases in the order given. */
    public List<String> names() {
        return List.copyOf(databases.keySet());
    }

    /**
     * The database of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public SimulatedDatabase database(String name) {
        SimulatedDatabase database = databases.get(name);
        if (database == null) {
            throw new IllegalArgumentException("no simulated database " + name);
        }
        return database;
    }

    /** Closes the port: new connections are refused by the host, those that are there go on. */
    public void stopListening() throws IOException {
        listener.stopAccepting();
    }

    /**
     * Opens the port again.
     *
     * @throws IOException when it cannot be had
     */
    public void startListening() throws IOException {
        listener.startAccepting();
    }

    public boolean isListening() {
        return listener.isAccepting();
    }

    /** What went over the wire for a database, by its name. */
    public Traffic traffic(String database) {
        return listener.traffic(database);
    }

    @Override
    public void close() {
        // The listener waits for running calls, which need their storage until they have ended.
        databases.values().forEach(SimulatedDatabase::disconnect);
        listener.close();
        databases.values().forEach(SimulatedDatabase::close);
    }
}
