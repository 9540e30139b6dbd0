package io.sessionwarden.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.sessionwarden.restraint.Brakes;
import io.sessionwarden.restraint.Pauses;
import io.sessionwarden.restraint.Restraints;
import io.sessionwarden.target.TargetRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Whether kills are stopped, by a person or by a brake. */
@ApplicationScoped
public class RestraintMetrics {
    private final MeterRegistry registry;
    private final TargetRegistry targets;
    private final Restraints restraints;

    public RestraintMetrics(MeterRegistry registry, TargetRegistry targets, Restraints restraints) {
        this.registry = registry;
        this.targets = targets;
        this.restraints = restraints;
    }

    void start(@Observes StartupEvent started) {
        Pauses pauses = restraints.pauses();
        Brakes brakes = restraints.brakes();
        Gauge.builder(Names.PAUSED, () -> pauses.list().isEmpty() ? 0 : 1)
                .description("1 when kills are paused, of policies or altogether, somewhere or everywhere")
                .register(registry);
        targets.all()
                .forEach(target -> Gauge.builder(
                                Names.BRAKE_OPEN, () -> brakes.of(target.name()).isPresent() ? 1 : 0)
                        .description("1 when policies stopped because they matched too much of the database")
                        .tag(Names.DATABASE, target.name())
                        .register(registry));
    }
}
