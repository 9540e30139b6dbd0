package io.sessionwarden.sim.control;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.db.SimulatedDatabase;
import io.sessionwarden.sim.fault.Words;
import java.util.Map;

/**
 * What somebody asks of the control port.
 *
 * @param names the parts of the path that stand for something, by the name in the route
 * @param given parameters: the fields of the body, or of the query when there is no body
 */
record Request(OracleSimulator simulator, Map<String, String> names, Map<String, String> given) {
    SimulatedDatabase database() {
        String name = names.get("db");
        if (!simulator.names().contains(name)) {
            throw new NotThere("There is no database %s; see GET /databases".formatted(name));
        }
        return simulator.database(name);
    }

    String name(String part) {
        return names.get(part);
    }

    int number(String part) {
        String text = names.get(part);
        if (!text.matches("\\d{1,9}")) {
            throw new NotThere("'%s' is no number".formatted(text));
        }
        return Integer.parseInt(text);
    }

    Words words() {
        return new Words(given);
    }

    /** The path names something that does not exist. */
    static final class NotThere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotThere(String message) {
            super(message);
        }
    }
}
