package io.sessionwarden.sim;

import io.sessionwarden.sim.fault.FaultWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Options of the command line.
 *
 * @param port to listen on, 0 for a free one
 * @param databases how many, named db1, db2 and so on
 * @param instances of each database
 * @param control HTTP port for steering, 0 for a free one; none when empty
 * @param faults in force from the start
 * @param sessions idle sessions of APP in each database
 * @param lockAfter failed logins that lock an account
 */
record SimulatorOptions(
        int port,
        int databases,
        int instances,
        OptionalInt control,
        List<DatabaseFault> faults,
        int sessions,
        OptionalInt lockAfter) {
    static final String USAGE = """
            Serves simulated Oracle databases on loopback until it is told to stop.

              --port 15210              port for clients, 0 for a free one
              --databases 3             how many, named db1, db2, ...
              --instances 1             instances of each database
              --control PORT            opens a port for HTTP that shows and steers everything, 0 for a free one
              --fault DB=FAULT          a fault from the start, e.g. db3=hang or db2=slow,millis=200,account=app; as often as needed
              --sessions 0              idle sessions of APP in each database
              --lock-after 10           failed logins that lock an account, 0 for never
              --help                    this text

            Accounts, each with its name as password: warden, app, app2, nogrants.
            Faults: %s.
            More: docs/simulator.md""".formatted(String.join(", ", FaultWords.NAMES));

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_DATABASES = 10_000;
    private static final int MOST_INSTANCES = 8;
    private static final int MOST_SESSIONS = 100_000;
    private static final int MOST_ATTEMPTS = 1_000_000;

    /** A fault of one database. */
    record DatabaseFault(String database, FaultWords.Order order) {}

    /** Names of the databases. */
    List<String> names() {
        return IntStream.rangeClosed(1, databases)
                .mapToObj(number -> "db" + number)
                .toList();
    }

    /** @throws IllegalArgumentException with a text for the user */
    static SimulatorOptions parse(String[] arguments) {
        int port = 15_210;
        int databases = 3;
        int instances = 1;
        OptionalInt control = OptionalInt.empty();
        List<DatabaseFault> faults = new ArrayList<>();
        int sessions = 0;
        OptionalInt lockAfter = OptionalInt.empty();
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i];
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (option) {
                case "--port" -> port = number(option, value, 0, HIGHEST_PORT);
                case "--databases" -> databases = number(option, value, 1, MOST_DATABASES);
                case "--instances" -> instances = number(option, value, 1, MOST_INSTANCES);
                case "--control" -> control = OptionalInt.of(number(option, value, 0, HIGHEST_PORT));
                case "--fault" -> faults.add(fault(value));
                case "--sessions" -> sessions = number(option, value, 0, MOST_SESSIONS);
                case "--lock-after" -> lockAfter = OptionalInt.of(number(option, value, 0, MOST_ATTEMPTS));
                default -> throw new IllegalArgumentException("Unknown option " + option);
            }
        }
        return new SimulatorOptions(port, databases, instances, control, faults, sessions, lockAfter).checked();
    }

    private SimulatorOptions checked() {
        for (DatabaseFault fault : faults) {
            if (!names().contains(fault.database())) {
                throw new IllegalArgumentException("--fault: there is no database " + fault.database());
            }
        }
        return this;
    }

    private static int number(String option, String value, int least, int most) {
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException(
                    "%s needs a number from %d to %d, not '%s'".formatted(option, least, most, value));
        }
        return Integer.parseInt(value);
    }

    /** {@code db3=slow,millis=200}. */
    private static DatabaseFault fault(String value) {
        String[] parts = value.split("=", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(
                    "--fault needs a database and a fault, as db3=hang, not '%s'".formatted(value));
        }
        Map<String, String> words = new LinkedHashMap<>();
        String[] terms = parts[1].split(",");
        words.put("fault", terms[0]);
        for (int i = 1; i < terms.length; i++) {
            String[] term = terms[i].split("=", 2);
            words.put(term[0], term.length < 2 ? "" : term[1]);
        }
        return new DatabaseFault(parts[0], FaultWords.read(words));
    }
}
