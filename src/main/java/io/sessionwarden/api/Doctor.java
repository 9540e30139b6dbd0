package io.sessionwarden.api;

import io.sessionwarden.api.DoctorView.Check;
import io.sessionwarden.policy.Mode;
import io.sessionwarden.session.Ability;
import io.sessionwarden.session.DatabaseFacts;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.Trouble;
import io.sessionwarden.target.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks what works between the daemon and a database: by a fresh sample, and over connections that are there already. Ends by the limits of
 * what it asks, whatever the database does.
 */
@ApplicationScoped
class Doctor {
    private static final int OLDEST_VERSION = 19;
    private static final int NOT_GRANTED = 942;
    private static final String ANSWERS = "answers";
    private static final Pattern MAJOR = Pattern.compile("(\\d{1,4})\\..*");
    private static final String GRANTS_FOR = "-- as SYS; in a CDB see docs/reference/grants.md\n";

    private final Clock clock;

    Doctor(Clock clock) {
        this.clock = clock;
    }

    DoctorView examine(Target target) {
        Optional<Instant> lastUp = target.lastTaken().map(Sample::askedAt);
        Optional<Long> age = target.lastSample()
                .map(s -> Duration.between(s.askedAt(), clock.instant()).toSeconds());
        Instant now = clock.instant();
        Optional<Sample> sample = target.sampleForVisitor(Duration.ZERO);
        Optional<List<Ability>> abilities =
                target.visitBetweenSamples(() -> target.link().abilities());
        boolean kills = target.database().ceiling() == Mode.ENFORCE;
        List<Check> checks = new ArrayList<>(sampling(target, sample));
        checks.addAll(facts(target, sample));
        checks.addAll(abilities(abilities, kills));
        List<String> grants = abilities.stream()
                .flatMap(List::stream)
                .filter(ability -> isNeeded(ability, kills))
                .flatMap(ability -> ability.grants().stream())
                .distinct()
                .toList();
        return new DoctorView(
                target.name(),
                now,
                isHealthy(checks),
                target.database().ceiling().text(),
                target.database().route(),
                lastUp,
                age,
                checks,
                grants.isEmpty() ? Optional.empty() : Optional.of(GRANTS_FOR + String.join("\n", grants)));
    }

    /** The report about one that has not been examined by a limit. */
    DoctorView.Summary late(Target target, Duration limit) {
        Check check =
                Check.bad(ANSWERS, "not examined within " + limit.toSeconds() + " s", "ask for this database alone");
        return new DoctorView.Summary(target.name(), clock.instant(), false, List.of(check));
    }

    private static boolean isHealthy(List<Check> checks) {
        return checks.stream().noneMatch(Check::failed)
                && checks.getFirst().ok().isPresent();
    }

    private static List<Check> sampling(Target target, Optional<Sample> sample) {
        String own = "own-session-seen";
        if (sample.isEmpty()) {
            String busy = SampleShown.busy(target).getMessage();
            return List.of(Check.unknown(ANSWERS, busy), Check.unknown(own, "no sample was taken"));
        }
        return switch (sample.get()) {
            case Sample.Taken taken ->
                List.of(
                        Check.good(ANSWERS, "a sample took " + taken.took().toMillis() + " ms"),
                        Check.good(own, "among " + taken.sessions().size() + " sessions"));
            case Sample.Partial partial ->
                List.of(
                        Check.good(ANSWERS, "a sample took " + partial.took().toMillis() + " ms"),
                        Check.bad(
                                own,
                                "only part of its sessions can be seen: " + partial.missing(),
                                "grant container_data, or see whether an instance does not answer; until then nothing is killed here"));
            case Sample.Failed failed -> List.of(answers(failed.trouble()), Check.unknown(own, "no sample was taken"));
        };
    }

    private static Check answers(Trouble trouble) {
        return trouble.oracleError() == NOT_GRANTED
                ? Check.good(ANSWERS, "the login works; " + trouble.text())
                : Check.bad(ANSWERS, trouble.text(), todo(trouble.kind()));
    }

    private static String todo(Trouble.Kind kind) {
        return switch (kind) {
            case TIMED_OUT, HANGING -> "look whether the database hangs; connections are tried again by themselves";
            case UNREACHABLE ->
                "check that database and listener are up and that host, port and service of its url are right";
            case LOGIN_REFUSED, LOGIN_STOPPED ->
                "put the account in order or the right password into its source; then POST /api/v1/databases/{database}/logins/rearm if that was not a new password";
            case NOT_GRANTED -> "grant what docs/reference/grants.md lists";
            case ERROR -> "look the error up; the daemon's log has it too";
        };
    }

    private static List<Check> facts(Target target, Optional<Sample> sample) {
        Optional<DatabaseFacts> facts = target.link().facts();
        if (facts.isEmpty() || sample.stream().allMatch(s -> s instanceof Sample.Failed)) {
            String before = facts.map(f -> "; it was " + f.role() + ", " + f.openMode() + ", version " + f.version())
                    .orElse("");
            return Stream.of("writable-primary", "version")
                    .map(check -> Check.unknown(check, "no sample was taken" + before))
                    .toList();
        }
        return List.of(role(facts.get()), version(facts.get().version()));
    }

    private static Check role(DatabaseFacts facts) {
        String text = facts.role() + ", " + facts.openMode();
        return facts.isWritablePrimary()
                ? Check.good("writable-primary", text)
                : Check.bad("writable-primary", text, "nothing is killed here until it is a primary open for writing");
    }

    static Check version(String version) {
        Matcher major = MAJOR.matcher(version);
        if (!major.matches()) {
            return Check.unknown("version", "not understood: " + version);
        }
        return Integer.parseInt(major.group(1)) >= OLDEST_VERSION
                ? Check.good("version", version)
                : Check.bad(
                        "version",
                        version,
                        "older than 19c is not supported; upgrade, or take it out of the fleet file");
    }

    private static List<Check> abilities(Optional<List<Ability>> abilities, boolean kills) {
        return abilities
                .map(found -> found.stream().map(a -> check(a, kills)).toList())
                .orElseGet(
                        () -> List.of(Check.unknown("grants", "not asked: the connection did not get free in time")));
    }

    private static Check check(Ability ability, boolean kills) {
        if (ability.has().filter(has -> !has).isEmpty()) {
            return new Check(ability.name(), ability.has(), ability.text(), Optional.empty());
        }
        return isNeeded(ability, kills)
                ? Check.bad(ability.name(), ability.text(), "run the statements of grants")
                : Check.good(ability.name(), ability.text() + "; not needed, because the ceiling allows no kill");
    }

    /** A kill's privileges are not missed where none can be. */
    private static boolean isNeeded(Ability ability, boolean kills) {
        return kills || !ability.forKills();
    }
}
