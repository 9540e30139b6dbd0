package io.sessionwarden.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.testing.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A fleet of simulated databases: db1 to kill in, db2 under a ceiling of dry-run, db3 to misbehave; and nowhere, where nothing listens.
 */
public class SimulatedFleet implements QuarkusTestResourceLifecycleManager {
    private static final String PORT = "warden.test.simulator";

    private static OracleSimulator simulator;

    private Path directory;

    @Override
    public Map<String, String> start() {
        try {
            simulator = OracleSimulator.builder().databases("db1", "db2", "db3").start();
            for (String database : simulator.names()) {
                simulator.database(database).changePassword("warden", Secrets.PASSWORD);
            }
            System.setProperty(PORT, String.valueOf(simulator.port()));
            directory = Files.createTempDirectory("fleet");
            Files.writeString(directory.resolve("fleet.yaml"), fleet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("warden.fleet", directory.resolve("fleet.yaml").toString());
        settings.put("warden.allow-inline-secrets", "true");
        settings.put("warden.ledger.url", "jdbc:h2:mem:api;DB_CLOSE_DELAY=-1");
        settings.put("warden.sweep.enabled", "false");
        settings.put("warden.api.requests-per-second", "300");
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        return settings;
    }

    private static String fleet() {
        return """
                defaults:
                  username: warden
                  password: %s
                  sample: { every: 10s, timeout: 8s }
                  ceiling: enforce
                databases:
                  db1:
                    url: %s
                    labels: { tier: gold }
                  db2:
                    url: %s
                    ceiling: dry-run
                  db3:
                    url: %s
                    sample: { every: 10s, timeout: 3s }
                  nowhere:
                    url: jdbc:oracle:thin:@//127.0.0.1:1/nowhere
                policies: {}
                limits: { max-undo-records: 100, kills-per-minute: { database: 1000, fleet: 100000 } }
                protect:
                  users: [ APP2 ]
                """.formatted(Secrets.PASSWORD, simulator.url("db1"), simulator.url("db2"), simulator.url("db3"));
    }

    /** The simulator of the tests that run now. */
    static OracleSimulator simulator() {
        return simulator;
    }

    /** JDBC URL of a simulated database. */
    static String url(String database) {
        return "jdbc:oracle:thin:@//127.0.0.1:%s/%s".formatted(System.getProperty(PORT), database);
    }

    @Override
    public void stop() {
        simulator.close();
    }
}
