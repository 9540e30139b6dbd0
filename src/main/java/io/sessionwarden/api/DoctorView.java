package io.sessionwarden.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What works between the daemon and one database, and what is missing.
 *
 * @param healthy it answered, and no check failed; checks whose result is not known do not count
 * @param lastUpAt the last whole sample before this one
 * @param lastSampleAgeSeconds how old the last sample was, whatever came of it
 * @param grants statements that give what is missing
 */
public record DoctorView(
        String database,
        Instant checkedAt,
        boolean healthy,
        String ceiling,
        String route,
        Optional<Instant> lastUpAt,
        Optional<Long> lastSampleAgeSeconds,
        List<Check> checks,
        Optional<String> grants) {

    /**
     * One thing that was looked at.
     *
     * @param ok absent when it is not known
     * @param text what is so
     * @param todo what to do about it
     */
    public record Check(String check, Optional<Boolean> ok, String text, Optional<String> todo) {
        static Check good(String check, String text) {
            return new Check(check, Optional.of(true), text, Optional.empty());
        }

        static Check bad(String check, String text, String todo) {
            return new Check(check, Optional.of(false), text, Optional.of(todo));
        }

        static Check unknown(String check, String text) {
            return new Check(check, Optional.empty(), text, Optional.empty());
        }

        boolean failed() {
            return ok.filter(well -> !well).isPresent();
        }
    }

    /**
     * The same in few words.
     *
     * @param failed the checks that failed
     */
    public record Summary(String database, Instant checkedAt, boolean healthy, List<Check> failed) {}

    Summary summary() {
        return new Summary(
                database,
                checkedAt,
                healthy,
                checks.stream().filter(Check::failed).toList());
    }
}
