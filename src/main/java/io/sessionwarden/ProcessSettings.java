package io.sessionwarden;

import io.sessionwarden.ledger.Housekeeping;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** What is wrong with settings of the process that would otherwise show when they are first used, hours after the start. */
final class ProcessSettings {
    private ProcessSettings() {}

    /** @param callersKnown whether the API asks for a token */
    static List<String> problems(Config config, boolean callersKnown) {
        return Stream.of(
                        callersKnown ? Optional.<String>empty() : openToOthers(config),
                        wrong(
                                config,
                                "warden.api.requests-per-second",
                                Integer.class,
                                n -> n >= 1,
                                "a whole number, 1 or more"),
                        wrong(
                                config,
                                "warden.ledger.retention",
                                Duration.class,
                                time -> time.compareTo(Housekeeping.SHORTEST) >= 0,
                                "a day (1d) or longer"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static <T> Optional<String> wrong(
            Config config, String name, Class<T> type, Predicate<T> isGood, String allowed) {
        boolean good;
        try {
            good = config.getOptionalValue(name, type).stream().allMatch(isGood);
        } catch (IllegalArgumentException e) { // not of that type
            good = false;
        }
        return good
                ? Optional.empty()
                : Optional.of(name + ": \"" + config.getConfigValue(name).getRawValue() + "\" is not possible; write "
                        + allowed);
    }

    /** An API that kills sessions and knows nobody's name must not be reachable from other machines. */
    private static Optional<String> openToOthers(Config config) {
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("127.0.0.1");
        try {
            return InetAddress.getByName(host).isLoopbackAddress()
                    ? Optional.empty()
                    : Optional.of(
                            "quarkus.http.host: \"" + host
                                    + "\" can be reached from other machines, and nobody is known by name; set warden.auth.tokens-file, or write 127.0.0.1");
        } catch (UnknownHostException e) {
            return Optional.of("quarkus.http.host: \"" + host + "\" is not known here; write 127.0.0.1");
        }
    }
}
