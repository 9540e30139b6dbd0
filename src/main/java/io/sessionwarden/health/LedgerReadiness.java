package io.sessionwarden.health;

import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the ledger takes entries: without it nothing is killed. How many databases are up is told, and decides nothing. */
@Readiness
@ApplicationScoped
public class LedgerReadiness implements HealthCheck {
    private final Ledger ledger;
    private final TargetRegistry targets;

    public LedgerReadiness(Ledger ledger, TargetRegistry targets) {
        this.ledger = ledger;
        this.targets = targets;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ledger")
                .status(ledger.isWritable())
                .withData("databases", targets.all().size())
                .withData(
                        "databasesUp",
                        targets.all().stream().filter(Target::isUp).count())
                .build();
    }
}
