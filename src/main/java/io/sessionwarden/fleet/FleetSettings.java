package io.sessionwarden.fleet;

import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/** Where the fleet file is ({@code warden.fleet}, a file or a directory) and whether passwords may stand in it. */
public record FleetSettings(Path file, boolean allowInlineSecrets) {
    public static FleetSettings from(Config config) {
        String file = config.getOptionalValue("warden.fleet", String.class).orElse("config/fleet.yaml");
        boolean inline = config.getOptionalValue("warden.allow-inline-secrets", Boolean.class)
                .orElse(false);
        return new FleetSettings(Path.of(file), inline);
    }

    public FleetSource source() {
        return new FleetSource(file, allowInlineSecrets);
    }
}
