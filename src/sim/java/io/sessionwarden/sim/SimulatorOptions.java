package io.sessionwarden.sim;

/**
 * Options of the command line.
 *
 * @param port to listen on, 0 for a free one
 * @param databases how many, named db1, db2 and so on
 * @param instances of each database
 */
record SimulatorOptions(int port, int databases, int instances) {
    static final String USAGE = "Usage: [--port 15210] [--databases 3] [--instances 1]";

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_DATABASES = 10_000;
    private static final int MOST_INSTANCES = 8;

    /** @throws IllegalArgumentException with a text for the user */
    static SimulatorOptions parse(String[] arguments) {
        int port = 15_210;
        int databases = 3;
        int instances = 1;
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i];
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (option) {
                case "--port" -> port = number(option, value, 0, HIGHEST_PORT);
                case "--databases" -> databases = number(option, value, 1, MOST_DATABASES);
                case "--instances" -> instances = number(option, value, 1, MOST_INSTANCES);
                default -> throw new IllegalArgumentException("Unknown option " + option);
            }
        }
        return new SimulatorOptions(port, databases, instances);
    }

    private static int number(String option, String value, int least, int most) {
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException(
                    "%s needs a number from %d to %d, not '%s'".formatted(option, least, most, value));
        }
        return Integer.parseInt(value);
    }
}
