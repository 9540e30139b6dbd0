package io.sessionwarden.target;

import io.sessionwarden.engine.DatabaseEngine;
import io.sessionwarden.engine.DatabaseLink;
import io.sessionwarden.fleet.Database;
import io.sessionwarden.fleet.Fleet;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the targets of a fleet, keeping those whose definition is the same. Connects to nothing. */
final class Opening {
    private final List<DatabaseEngine> engines;
    private final Clock clock;

    Opening(List<DatabaseEngine> engines, Clock clock) {
        this.engines = engines;
        this.clock = clock;
    }

    /** By name, sorted. */
    Map<String, Target> targets(Map<String, Target> last, Fleet fleet) {
        Map<String, Target> targets = new TreeMap<>();
        fleet.databases().forEach((name, database) -> targets.put(name, target(last.get(name), database)));
        return Collections.unmodifiableMap(targets);
    }

    private Target target(Target last, Database database) {
        if (last == null) {
            return new Target(database, link(database), clock);
        }
        if (!last.database().isReachedLike(database)) {
            return last.successor(database, link(database));
        }
        last.intend(database);
        return last;
    }

    private DatabaseLink link(Database database) {
        return engines.stream()
                .filter(engine -> engine.speaks(database.url()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no engine speaks " + database.name() + "'s url"))
                .link(database);
    }
}
