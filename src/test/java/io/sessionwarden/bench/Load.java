package io.sessionwarden.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is put on a daemon: so many databases, each sampled so often, some hung. Every tenth database hangs: half of these never answer a login,
 * the other half hang after the first samples. Every hundredth healthy one is crowded.
 */
record Load(int databases, Duration every) {
    private static final int SESSIONS = 200;
    private static final int CROWD = 2_000;

    /** From a list such as {@code 100@1s,1000@5s}. */
    static List<Load> parse(String list) {
        return Arrays.stream(list.split(",")).map(Load::one).toList();
    }

    private static Load one(String text) {
        String[] parts = text.trim().split("@");
        return new Load(Integer.parseInt(parts[0]), Duration.parse("PT" + parts[1]));
    }

    private static String name(int number) {
        return "db" + number;
    }

    String[] names() {
        return IntStream.range(0, databases).mapToObj(Load::name).toArray(String[]::new);
    }

    /** Never answer a login. */
    List<String> mute() {
        return IntStream.range(0, databases)
                .filter(number -> number % 20 == 0)
                .mapToObj(Load::name)
                .toList();
    }

    /** Answer at first, and then nothing more. */
    List<String> hanging() {
        return IntStream.range(0, databases)
                .filter(number -> number % 20 == 10)
                .mapToObj(Load::name)
                .toList();
    }

    List<String> healthy() {
        return IntStream.range(0, databases)
                .filter(number -> number % 10 != 0)
                .mapToObj(Load::name)
                .toList();
    }

    /** Idle sessions beside those of the instance itself. */
    int sessions(String database) {
        return Integer.parseInt(database.substring(2)) % 100 == 1 ? CROWD : SESSIONS;
    }

    @Override
    public String toString() {
        return databases + " databases every " + every.toMillis() / 1000.0 + " s";
    }
}
