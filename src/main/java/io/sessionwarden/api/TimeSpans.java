package io.sessionwarden.api;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as requests and answers write them: {@code 500ms}, {@code 10s}, {@code 1m}. */
final class TimeSpans {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private TimeSpans() {}

    static Optional<Duration> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(written.group(1));
        return Optional.of(
                switch (written.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    default -> Duration.ofMinutes(count);
                });
    }

    static String text(Duration span) {
        return span.toMillisPart() == 0 ? span.toSeconds() + "s" : span.toMillis() + "ms";
    }
}
