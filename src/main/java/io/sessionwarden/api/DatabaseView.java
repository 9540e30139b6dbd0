package io.sessionwarden.api;

import io.sessionwarden.fleet.Database;
import io.sessionwarden.session.DatabaseFacts;
import io.sessionwarden.session.InstanceSeen;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.target.Target;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A database of the fleet: what is intended with it and what was last observed.
 *
 * @param up its last sample was whole
 * @param instances those the last whole sample covered
 * @param sessions counts by status in the last whole sample
 * @param every how often it is sampled
 */
public record DatabaseView(
        String name,
        boolean up,
        Optional<String> role,
        Optional<String> openMode,
        Optional<String> version,
        List<InstanceView> instances,
        Optional<Instant> lastSampleAt,
        Optional<LastSample> lastSample,
        Map<String, Long> sessions,
        Map<String, String> labels,
        String route,
        String ceiling,
        String every) {

    /** An instance, and since when it runs by its own clock. */
    public record InstanceView(int instId, LocalDateTime started) {
        static InstanceView of(InstanceSeen seen) {
            return new InstanceView(seen.instId(), seen.started());
        }
    }

    /**
     * What came of the last sample.
     *
     * @param result taken, partial or failed
     * @param kind of the trouble, when it failed
     * @param text what is wrong and what to do, when it was not whole
     */
    public record LastSample(String result, Optional<String> kind, Optional<String> text) {
        static LastSample of(Sample sample) {
            return switch (sample) {
                case Sample.Taken taken -> new LastSample("taken", Optional.empty(), Optional.empty());
                case Sample.Partial partial ->
                    new LastSample("partial", Optional.empty(), Optional.of(partial.missing()));
                case Sample.Failed failed ->
                    new LastSample(
                            "failed",
                            Optional.of(label(failed.trouble().kind())),
                            Optional.of(failed.trouble().text()));
            };
        }
    }

    static DatabaseView of(Target target) {
        Database database = target.database();
        Optional<DatabaseFacts> facts = target.link().facts();
        Optional<Sample.Taken> seen = target.lastTaken();
        return new DatabaseView(
                target.name(),
                target.isUp(),
                facts.map(DatabaseFacts::role),
                facts.map(DatabaseFacts::openMode),
                facts.map(DatabaseFacts::version),
                seen.stream()
                        .flatMap(taken -> taken.instances().stream())
                        .map(InstanceView::of)
                        .toList(),
                target.lastSample().map(Sample::askedAt),
                target.lastSample().map(LastSample::of),
                seen.map(DatabaseView::counts).orElse(Map.of()),
                database.labels(),
                database.route(),
                database.ceiling().text(),
                TimeSpans.text(database.sample().every()));
    }

    private static Map<String, Long> counts(Sample.Taken sample) {
        return sample.sessions().stream()
                .collect(Collectors.groupingBy(
                        (SessionSnapshot s) -> label(s.status()), TreeMap::new, Collectors.counting()));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
