package io.sessionwarden.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Reads the configured fleet file for the application. */
@ApplicationScoped
public class FleetProducer {
    @Produces
    @Singleton
    Fleet fleet(Config config) throws FleetInvalid {
        FleetSettings settings = FleetSettings.from(config);
        return FleetFile.read(settings.file(), settings.allowInlineSecrets());
    }
}
