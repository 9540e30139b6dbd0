package io.sessionwarden.sim;

import io.sessionwarden.sim.db.KillTiming;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** The simulator on the command line: serves databases until it is told to stop. */
public final class SimulatorCommand {
    private static final int WRONG_USAGE = 2;
    private static final int CANNOT_LISTEN = 1;

    private SimulatorCommand() {}

    /** Options: see {@link SimulatorOptions}. Prints one line when ready; a wrong option ends it with 2, a port in use with 1. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            serve(SimulatorOptions.parse(arguments));
        } catch (IllegalArgumentException e) {
            fail(e.getMessage() + System.lineSeparator() + SimulatorOptions.USAGE, WRONG_USAGE);
        } catch (IOException e) {
            fail("Cannot listen: " + e.getMessage(), CANNOT_LISTEN);
        }
    }

    private static void serve(SimulatorOptions options) throws IOException, InterruptedException {
        String[] names = IntStream.rangeClosed(1, options.databases())
                .mapToObj(number -> "db" + number)
                .toArray(String[]::new);
        OracleSimulator simulator = OracleSimulator.builder()
                .databases(names)
                .instances(options.instances())
                .port(options.port())
                .kills(KillTiming.LIKE_ORACLE)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
        System.out.printf("Simulator ready: %s on 127.0.0.1:%d%n", String.join(", ", names), simulator.port());
        new CountDownLatch(1).await();
    }

    private static void fail(String message, int status) {
        System.err.println(message);
        System.exit(status);
    }
}
