package io.sessionwarden.sim;

import io.sessionwarden.sim.control.ControlServer;
import io.sessionwarden.sim.db.KillTiming;
import io.sessionwarden.sim.db.SimulatedDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The simulator on the command line: serves databases until it is told to stop. */
public final class SimulatorCommand {
    private static final int WRONG_USAGE = 2;
    private static final int CANNOT_LISTEN = 1;

    private SimulatorCommand() {}

    /** Options: see {@link SimulatorOptions}. Prints one line when ready; a wrong option ends it with 2, a port in use with 1. */
    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(SimulatorOptions.USAGE);
            return;
        }
        try {
            serve(SimulatorOptions.parse(arguments));
        } catch (IllegalArgumentException e) {
            fail(e.getMessage() + System.lineSeparator() + SimulatorOptions.USAGE, WRONG_USAGE);
        } catch (IOException e) {
            fail("Cannot listen: " + e.getMessage(), CANNOT_LISTEN);
        }
    }

    private static void serve(SimulatorOptions options) throws IOException, InterruptedException {
        List<String> names = options.names();
        OracleSimulator simulator = OracleSimulator.builder()
                .databases(names.toArray(String[]::new))
                .instances(options.instances())
                .port(options.port())
                .kills(KillTiming.LIKE_ORACLE)
                .start();
        prepare(simulator, options);
        Optional<ControlServer> control = options.control().isEmpty()
                ? Optional.empty()
                : Optional.of(new ControlServer(simulator, options.control().getAsInt()));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            control.ifPresent(ControlServer::close);
                            simulator.close();
                        },
                        "stop"));
        System.out.printf(
                "Simulator ready: %s on 127.0.0.1:%d%s%n",
                String.join(", ", names),
                simulator.port(),
                control.map(server -> ", control on http://127.0.0.1:" + server.port())
                        .orElse(""));
        new CountDownLatch(1).await();
    }

    private static void prepare(OracleSimulator simulator, SimulatorOptions options) {
        for (String name : simulator.names()) {
            SimulatedDatabase database = simulator.database(name);
            database.addIdleSessions("app", options.sessions());
            options.lockAfter().ifPresent(database.accounts()::lockAfter);
        }
        options.faults()
                .forEach(fault -> simulator
                        .database(fault.database())
                        .faults()
                        .add(fault.order().fault(), fault.order().scope()));
    }

    private static void fail(String message, int status) {
        System.err.println(message);
        System.exit(status);
    }
}
