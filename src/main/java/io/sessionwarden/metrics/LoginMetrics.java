package io.sessionwarden.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.sessionwarden.identity.LoginRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/** Counts requests by nobody known. */
@ApplicationScoped
public class LoginMetrics {
    private final MeterRegistry registry;

    public LoginMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes StartupEvent started) {
        Stream.of(LoginRefused.Why.values()).forEach(this::refused);
    }

    void on(@Observes LoginRefused login) {
        refused(login.why()).increment();
    }

    private Counter refused(LoginRefused.Why why) {
        return Counter.builder(Names.LOGINS_REFUSED)
                .description("Requests refused because nobody is known by what they show")
                .tag(Names.REFUSAL, why.label())
                .register(registry);
    }
}
