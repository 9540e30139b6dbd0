package io.sessionwarden.target;

import io.quarkus.arc.All;
import io.sessionwarden.engine.DatabaseEngine;
import io.sessionwarden.fleet.Database;
import io.sessionwarden.fleet.Fleet;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The targets of the fleet file, by name. */
@ApplicationScoped
public class TargetRegistry {
    private final Map<String, Target> targets;

    public TargetRegistry(Fleet fleet, @All List<DatabaseEngine> engines, Clock clock) {
        Map<String, Target> opened = new TreeMap<>();
        for (Database database : fleet.databases().values()) {
            DatabaseEngine engine = engines.stream()
                    .filter(e -> e.speaks(database.url()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no engine speaks " + database.name() + "'s url"));
            opened.put(database.name(), new Target(database, engine.link(database), clock));
        }
        this.targets = opened;
    }

    public Collection<Target> all() {
        return targets.values();
    }

    public Optional<Target> find(String name) {
        return Optional.ofNullable(targets.get(name));
    }

    @PreDestroy
    void close() {
        targets.values().forEach(Target::close);
    }
}
