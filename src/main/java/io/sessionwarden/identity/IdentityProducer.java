package io.sessionwarden.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Reads for the application by what callers are known. */
@ApplicationScoped
public class IdentityProducer {
    @Produces
    @Singleton
    IdentitySettings settings(Config config) throws IdentityInvalid {
        return IdentitySettings.from(config);
    }
}
