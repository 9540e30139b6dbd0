package io.sessionwarden;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.sessionwarden.fleet.FleetFile;
import io.sessionwarden.fleet.FleetInvalid;
import io.sessionwarden.fleet.FleetSettings;
import io.sessionwarden.fleet.Problem;
import io.sessionwarden.identity.IdentityInvalid;
import io.sessionwarden.identity.IdentitySettings;
import io.sessionwarden.ledger.LedgerDatabase;
import io.sessionwarden.ledger.LedgerUnusable;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the daemon. A configuration with problems ends it with exit code 2 before anything is written, opened or connected; so does a ledger
 * that cannot be opened.
 */
@QuarkusMain
public class Main {
    private static final int WRONG_CONFIGURATION = 2;
    /** Before this version a driver's synchronized block pins the carrier of a virtual thread. */
    private static final int UNPINNED = 24;

    public static void main(String... args) {
        Config config = ConfigProvider.getConfig();
        List<String> problems = fleetProblems(config);
        problems.addAll(settingsProblems(config));
        endIfAny(problems);
        endIfAny(ledgerProblems(config));
        warnOfOldJava(Runtime.version().feature());
        Quarkus.run(args);
    }

    private static void endIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.err.println("Session Warden does not start: the configuration has "
                    + (problems.size() == 1 ? "a problem" : problems.size() + " problems") + " (above).");
            System.exit(WRONG_CONFIGURATION);
        }
    }

    /** Opens it: only after all the rest was found to be good. */
    private static List<String> ledgerProblems(Config config) {
        try {
            LedgerDatabase.check(config);
            return List.of();
        } catch (LedgerUnusable | IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }

    private static void warnOfOldJava(int version) {
        if (version < UNPINNED) {
            System.err.println("Session Warden runs on Java " + version
                    + ": a few databases that hang can stop all the others there." + " Run it on Java 25.");
        }
    }

    private static List<String> fleetProblems(Config config) {
        try {
            FleetSettings settings = FleetSettings.from(config);
            FleetFile.read(settings.file(), settings.allowInlineSecrets());
            return new ArrayList<>();
        } catch (FleetInvalid e) {
            return new ArrayList<>(e.problems().stream().map(Problem::toString).toList());
        }
    }

    private static List<String> settingsProblems(Config config) {
        try {
            return ProcessSettings.problems(
                    config, IdentitySettings.from(config).isConfigured());
        } catch (IdentityInvalid e) {
            List<String> problems = new ArrayList<>(e.problems());
            problems.addAll(ProcessSettings.problems(config, true));
            return problems;
        }
    }
}
