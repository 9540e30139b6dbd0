package io.sessionwarden.restraint;

import io.sessionwarden.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Everything that is remembered to restrain kills, as the ledger has it from before the start. */
@ApplicationScoped
public class Restraints {
    private final Pauses pauses;
    private final Holds holds;
    private final Brakes brakes;
    private final Budgets budgets;

    /** Fails when the ledger cannot be read: without memory nothing may be killed. */
    public Restraints(Ledger ledger, Clock clock) {
        this.pauses = new Pauses(ledger, clock);
        this.holds = new Holds(ledger, clock);
        this.brakes = new Brakes(ledger, clock);
        this.budgets = new Budgets(ledger, clock);
    }

    public Pauses pauses() {
        return pauses;
    }

    public Holds holds() {
        return holds;
    }

    public Brakes brakes() {
        return brakes;
    }

    public Budgets budgets() {
        return budgets;
    }
}
