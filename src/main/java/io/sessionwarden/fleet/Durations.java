package io.sessionwarden.fleet;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the fleet file writes them: a whole number and a unit. */
final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    /** Longer ones are slips of the pen, and would overflow once counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private Durations() {}

    /** The duration, at least {@code least}; a problem and {@code least} otherwise. */
    static Duration read(Setting setting, Duration least) {
        return setting.text().map(text -> parse(text, setting, least)).orElse(least);
    }

    private static Duration parse(String text, Setting setting, Duration least) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            setting.refuseValue("is not a duration; write 500ms, 5s, 15m, 2h or 1d");
            return least;
        }
        Duration duration = of(Long.parseLong(written.group(1)), written.group(2));
        if (duration.compareTo(least) < 0) {
            setting.refuseValue("is too short; at least " + text(least));
            return least;
        }
        if (duration.compareTo(LONGEST) > 0) {
            setting.refuseValue("is too long; at most " + LONGEST.toDays() + "d");
            return least;
        }
        return duration;
    }

    /** The same for what is compared with the database's clocks: they count whole seconds, and 500ms would become no condition at all. */
    static Duration readSeconds(Setting setting) {
        Duration duration = read(setting, Duration.ofSeconds(1));
        if (duration.toMillisPart() != 0) {
            setting.refuseValue("must be whole seconds");
        }
        return duration;
    }

    /** As the fleet file writes it. */
    static String text(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static Duration of(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
