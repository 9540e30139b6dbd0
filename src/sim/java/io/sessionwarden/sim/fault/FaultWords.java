package io.sessionwarden.sim.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a fault and its scope as people write them: names and values. */
public final class FaultWords {
    /** All faults by name. */
    public static final List<String> NAMES =
            Arrays.stream(Fault.class.getPermittedSubclasses()).map(Fault::word).toList();

    /** What the parameters of a fault's {@link Scope} are called. */
    public static final List<String> SCOPE = List.of("account", "instance", "kind", "nth", "times");

    private final Map<String, String> words;
    private final Set<String> known = new LinkedHashSet<>();

    private FaultWords(Map<String, String> words) {
        this.words = words;
    }

    /** A fault and whom it hits. */
    public record Order(Fault fault, Scope scope) {}

    /**
     * Reads one.
     *
     * @param words {@code fault} and the parameters
     * @throws IllegalArgumentException with a text for the user, when the fault is not known, or a parameter of it or its value
     */
    public static Order read(Map<String, String> words) {
        FaultWords reader = new FaultWords(words);
        Order order = new Order(reader.fault(), reader.scope());
        words.keySet().stream()
                .filter(word -> !reader.known.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw new IllegalArgumentException("Unknown parameter %s; there are %s"
                            .formatted(
                                    word,
                                    String.join(
                                            ", ", reader.known.stream().sorted().toList())));
                });
        return order;
    }

    /** The parameters of a fault beside those of its scope. */
    public static List<String> parametersOf(String name) {
        FaultWords reader = new FaultWords(Map.of("fault", name));
        reader.fault();
        return reader.known.stream().filter(word -> !word.equals("fault")).toList();
    }

    private Fault fault() {
        String name = text("fault").orElse("");
        return switch (name) {
            case "refuse" -> new Fault.Refuse();
            case "hang-up" -> new Fault.HangUp();
            case "mute" -> new Fault.Mute();
            case "hang-login" -> new Fault.HangLogin();
            case "hang" -> new Fault.Hang();
            case "hang-mid-row" -> new Fault.HangMidRow(number("bytes").orElse(50));
            case "half-open" -> new Fault.HalfOpen();
            case "hang-before-kill" -> new Fault.HangBeforeKill();
            case "hang-after-kill" -> new Fault.HangAfterKill();
            case "slow" -> new Fault.Slow(Duration.ofMillis(number("millis").orElse(1_000)));
            case "drop" -> new Fault.Drop();
            case "lose-answer" -> new Fault.LoseAnswer();
            case "error" -> error();
            case "session-limit" -> new Fault.SessionLimit(number("most").orElse(0));
            case "process-limit" -> new Fault.ProcessLimit(number("most").orElse(0));
            case "hide-sessions" -> new Fault.HideSessions();
            case "silent-instance" -> new Fault.SilentInstance();
            default ->
                throw new IllegalArgumentException(
                        "Unknown fault '%s'; there are %s".formatted(name, String.join(", ", NAMES)));
        };
    }

    private Fault error() {
        int code = number("code").orElse(600);
        return text("text").<Fault>map(text -> new Fault.Error(code, text)).orElseGet(() -> new Fault.Error(code));
    }

    private Scope scope() {
        return new Scope(
                text("account"),
                number("instance"),
                text("kind").map(Kind::of),
                number("nth").orElse(1),
                number("times").orElse(0));
    }

    private Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(words.get(name));
    }

    private OptionalInt number(String name) {
        Optional<String> word = text(name);
        if (word.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!word.get().matches("\\d{1,9}")) {
            throw new IllegalArgumentException("%s is a whole number, not '%s'".formatted(name, word.get()));
        }
        return OptionalInt.of(Integer.parseInt(word.get()));
    }
}
