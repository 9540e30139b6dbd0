package io.sessionwarden.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.sessionwarden.policy.Glob;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.SessionStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which sessions to show; every part that is given must hold. */
record SessionFilter(
        Optional<State> state,
        Optional<Glob> user,
        Optional<Glob> program,
        Optional<Glob> machine,
        Optional<Glob> clientId,
        Optional<Long> minSeconds) {

    private static final List<String> CRITERIA =
            List.of("state", "user", "program", "machine", "client-id", "minSeconds");

    /** Situations to ask for. */
    enum State {
        ACTIVE(SessionSnapshot::isActive),
        INACTIVE(SessionSnapshot::isInactive),
        KILLED(s -> s.status() == SessionStatus.KILLED),
        IDLE_IN_TRANSACTION(s -> s.isInactive() && s.transaction().isPresent()),
        /** In a call, and not just waiting for something that is no work. */
        LONG_RUNNING(s -> s.isActive() && !s.waitingFor().isIdle()),
        BLOCKED(s -> s.blocker().isPresent());

        private final Predicate<SessionSnapshot> holds;

        State(Predicate<SessionSnapshot> holds) {
            this.holds = holds;
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<State> of(String text) {
            return Arrays.stream(values()).filter(s -> s.text().equals(text)).findFirst();
        }

        static String all() {
            return Arrays.stream(values()).map(State::text).collect(Collectors.joining(", "));
        }
    }

    static SessionFilter read(QueryReader query) {
        return new SessionFilter(
                query.read("state", State::of, "one of " + State.all()),
                query.glob("user"),
                query.glob("program"),
                query.glob("machine"),
                query.glob("client-id"),
                query.count("min-seconds"));
    }

    /** From the criteria of a body; whatever is wrong is added to the problems, and so is what could be meant wider than it is written. */
    static SessionFilter read(Map<String, JsonNode> match, List<String> problems) {
        if (match.isEmpty()) {
            problems.add("body.match: at least one of " + String.join(", ", CRITERIA));
        }
        match.keySet().stream()
                .filter(name -> !CRITERIA.contains(name))
                .forEach(name ->
                        problems.add("body.match: has what is not known here; known: " + String.join(", ", CRITERIA)));
        return new SessionFilter(
                criterion(match, "state", node -> State.of(node.asText()), "one of " + State.all(), problems),
                glob(match, "user", problems),
                glob(match, "program", problems),
                glob(match, "machine", problems),
                glob(match, "client-id", problems),
                criterion(match, "minSeconds", SessionFilter::seconds, "a whole number from 0", problems));
    }

    private static Optional<Glob> glob(Map<String, JsonNode> match, String name, List<String> problems) {
        return criterion(
                match,
                name,
                node -> node.isTextual() && node.asText().length() <= QueryReader.LONGEST_PATTERN
                        ? Optional.of(Glob.of(node.asText()))
                        : Optional.empty(),
                "a pattern of at most " + QueryReader.LONGEST_PATTERN + " characters",
                problems);
    }

    private static Optional<Long> seconds(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0
                ? Optional.of(node.asLong())
                : Optional.empty();
    }

    /** An explicit null is a template with an unset variable, not the wish to leave the criterion out. */
    private static <T> Optional<T> criterion(
            Map<String, JsonNode> match,
            String name,
            Function<JsonNode, Optional<T>> parse,
            String allowed,
            List<String> problems) {
        JsonNode node = match.get(name);
        Optional<T> value = node == null ? Optional.empty() : parse.apply(node);
        if (match.containsKey(name) && value.isEmpty()) {
            problems.add("body.match." + name + ": must be " + allowed);
        }
        return value;
    }

    boolean shows(SessionSnapshot s) {
        return state.stream().allMatch(wanted -> wanted.holds.test(s))
                && user.stream().allMatch(glob -> glob.matches(s.client().username()))
                && program.stream().allMatch(glob -> glob.matches(s.client().program()))
                && machine.stream().allMatch(glob -> glob.matches(s.client().machine()))
                && clientId.stream().allMatch(glob -> glob.matches(s.client().clientId()))
                && minSeconds.stream().allMatch(seconds -> s.lastCallSeconds() >= seconds);
    }
}
