package io.sessionwarden.health;

import io.sessionwarden.target.TargetRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once the fleet file is read and every database has its target. */
@Startup
@ApplicationScoped
public class FleetStarted implements HealthCheck {
    private final TargetRegistry targets;

    public FleetStarted(TargetRegistry targets) {
        this.targets = targets;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("fleet")
                .up()
                .withData("databases", targets.all().size())
                .build();
    }
}
