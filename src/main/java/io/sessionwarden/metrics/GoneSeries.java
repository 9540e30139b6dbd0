package io.sessionwarden.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionwarden.fleet.Database;
import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.fleet.FleetChanged;
import io.sessionwarden.policy.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ends the series of databases and policies that the fleet file does not have any more. */
@ApplicationScoped
public class GoneSeries {
    private final MeterRegistry registry;

    public GoneSeries(MeterRegistry registry) {
        this.registry = registry;
    }

    void changed(@Observes FleetChanged change) {
        registry.getMeters().stream()
                .filter(meter -> isGone(meter.getId(), change.after()))
                .forEach(registry::remove);
    }

    private static boolean isGone(Meter.Id meter, Fleet now) {
        String database = meter.getTag(Names.DATABASE);
        String policy = meter.getTag(Names.POLICY);
        boolean databaseGone = database != null && !now.databases().containsKey(database);
        return databaseGone || policy != null && !policy.equals(Policy.OPERATOR) && !isThere(policy, database, now);
    }

    /** A policy is there for a database while it selects that. */
    private static boolean isThere(String name, String database, Fleet now) {
        return now.policies().policies().stream()
                .filter(policy -> policy.name().equals(name))
                .anyMatch(policy ->
                        database == null || selects(policy, now.databases().get(database)));
    }

    private static boolean selects(Policy policy, Database database) {
        return policy.databases().selects(database.name(), database.labels());
    }
}
