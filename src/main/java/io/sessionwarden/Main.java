package io.sessionwarden;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.sessionwarden.fleet.FleetFile;
import io.sessionwarden.fleet.FleetInvalid;
import io.sessionwarden.fleet.FleetSettings;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the daemon. A fleet file with problems ends it with exit code 2 before anything is written, opened or connected. */
@QuarkusMain
public class Main {
    private static final int WRONG_CONFIGURATION = 2;

    public static void main(String... args) {
        try {
            FleetSettings settings = FleetSettings.from(ConfigProvider.getConfig());
            FleetFile.read(settings.file(), settings.allowInlineSecrets());
        } catch (FleetInvalid e) {
            e.problems().forEach(System.err::println);
            System.err.println("Session Warden does not start: the fleet file has "
                    + (e.problems().size() == 1 ? "a problem" : e.problems().size() + " problems") + " (above).");
            System.exit(WRONG_CONFIGURATION);
        }
        Quarkus.run(args);
    }
}
