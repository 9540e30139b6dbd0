package io.sessionwarden.api;

import io.sessionwarden.policy.Glob;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads the parameters of a request and refuses those that are unknown, given twice or wrong, all at once: a misspelt filter would show the
 * wrong sessions.
 */
final class QueryReader {
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int DEFAULT_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1000;
    static final int LONGEST_PATTERN = 200;

    private final Map<String, List<String>> given;
    private final Set<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    QueryReader(UriInfo uri) {
        this.given = uri.getQueryParameters();
    }

    Optional<String> text(String name) {
        return read(name, Optional::of, "");
    }

    Optional<Glob> glob(String name) {
        return read(
                name,
                text -> text.length() <= LONGEST_PATTERN ? Optional.of(Glob.of(text)) : Optional.empty(),
                "a pattern of at most " + LONGEST_PATTERN + " characters");
    }

    Optional<Long> count(String name) {
        return read(name, QueryReader::number, "a whole number");
    }

    int limit() {
        return read(
                        "limit",
                        text -> number(text).filter(n -> n >= 1 && n <= HIGHEST_LIMIT),
                        "from 1 to " + HIGHEST_LIMIT)
                .map(Long::intValue)
                .orElse(DEFAULT_LIMIT);
    }

    /** How long the caller waits for an outcome. */
    Duration timeToWait() {
        return read(
                        "wait",
                        text -> TimeSpans.parse(text).filter(wait -> wait.compareTo(LONGEST_WAIT) <= 0),
                        "a time such as 500ms, 10s or 1m, at most 60s")
                .orElse(DEFAULT_WAIT);
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** @param allowed what may be written, for the one who wrote something else */
    <T> Optional<T> read(String name, Function<String, Optional<T>> parse, String allowed) {
        known.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            problems.add(name + ": given more than once");
            return Optional.empty();
        }
        Optional<T> value = parse.apply(values.getFirst());
        if (value.isEmpty()) {
            problems.add(name + ": must be " + allowed);
        }
        return value;
    }

    /** To be called when all parameters were read: whatever else is given is unknown. */
    void check() {
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(name + ": not known here; "
                        + (known.isEmpty() ? "none is" : "known: " + String.join(", ", known))));
        if (!problems.isEmpty()) {
            throw new RequestRefused(ProblemType.INVALID_REQUEST, String.join("; ", problems));
        }
    }
}
