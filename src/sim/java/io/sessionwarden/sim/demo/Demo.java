package io.sessionwarden.sim.demo;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sessionwarden.sim.OracleSimulator;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts the simulated databases and the applications before anybody watches them; does nothing unless {@code warden.demo} is true. */
@ApplicationScoped
public class Demo {
    private static final Logger LOG = Logger.getLogger("demo");
    private static final int BEFORE_THE_OTHERS = 1;

    private final boolean wanted;
    private final int port;
    private final List<AutoCloseable> running = new ArrayList<>();

    public Demo(
            @ConfigProperty(name = "warden.demo", defaultValue = "false") boolean wanted,
            @ConfigProperty(name = "warden.demo.port", defaultValue = "15210") int port) {
        this.wanted = wanted;
        this.port = port;
    }

    void start(@Observes @Priority(BEFORE_THE_OTHERS) StartupEvent started) throws IOException {
        if (!wanted) {
            return;
        }
        OracleSimulator simulator = OracleSimulator.builder()
                .databases("db1", "db2", "db3")
                .port(port)
                .start();
        running.add(simulator);
        LOG.infof("Simulated databases db1, db2 and db3 listen on 127.0.0.1:%d", simulator.port());
        running.add(new Applications(simulator).start());
    }

    void stop(@Observes ShutdownEvent stopping) throws Exception {
        for (AutoCloseable one : running.reversed()) {
            one.close();
        }
    }
}
