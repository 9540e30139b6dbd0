package io.sessionwarden.sim.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads a fault and its scope as people write them: names and values. */
public final class FaultWords {
    /** All faults by name. */
    public static final List<String> NAMES =
            Arrays.stream(Fault.class.getPermittedSubclasses()).map(Fault::word).toList();

    private final Words words;

    private FaultWords(Words words) {
        this.words = words;
    }

    /** A fault and whom it hits. */
    public record Order(Fault fault, Scope scope) {}

    /**
     * Reads one.
     *
     * @param given {@code fault} and the parameters
     * @throws IllegalArgumentException with a text for the user, when the fault is not known, or a parameter of it or its value
     */
    public static Order read(Map<String, String> given) {
        Words words = new Words(given);
        FaultWords reader = new FaultWords(words);
        Order order = new Order(reader.fault(), scope(words));
        words.refuseOthers();
        return order;
    }

    /** The parameters of a fault beside those of its scope. */
    public static List<String> parametersOf(String name) {
        Words words = new Words(Map.of("fault", name));
        new FaultWords(words).fault();
        return words.known().stream().filter(word -> !word.equals("fault")).toList();
    }

    private Fault fault() {
        String name = words.text("fault").orElse("");
        return switch (name) {
            case "refuse" -> new Fault.Refuse();
            case "hang-up" -> new Fault.HangUp();
            case "mute" -> new Fault.Mute();
            case "hang-login" -> new Fault.HangLogin();
            case "hang" -> new Fault.Hang();
            case "hang-mid-row" -> new Fault.HangMidRow(words.number("bytes").orElse(50));
            case "half-open" -> new Fault.HalfOpen();
            case "hang-before-kill" -> new Fault.HangBeforeKill();
            case "hang-after-kill" -> new Fault.HangAfterKill();
            case "slow" ->
                new Fault.Slow(Duration.ofMillis(words.number("millis").orElse(1_000)));
            case "drop" -> new Fault.Drop();
            case "lose-answer" -> new Fault.LoseAnswer();
            case "error" -> error();
            case "session-limit" -> new Fault.SessionLimit(words.number("most").orElse(0));
            case "process-limit" -> new Fault.ProcessLimit(words.number("most").orElse(0));
            case "hide-sessions" -> new Fault.HideSessions();
            case "silent-instance" -> new Fault.SilentInstance();
            default ->
                throw new IllegalArgumentException(
                        "Unknown fault '%s'; there are %s".formatted(name, String.join(", ", NAMES)));
        };
    }

    private Fault error() {
        int code = words.number("code").orElse(600);
        return words.text("text")
                .<Fault>map(text -> new Fault.Error(code, text))
                .orElseGet(() -> new Fault.Error(code));
    }

    private static Scope scope(Words words) {
        return new Scope(
                words.text("account"),
                words.number("instance"),
                words.text("kind").map(Kind::of),
                words.number("nth").orElse(1),
                words.number("times").orElse(0));
    }
}
