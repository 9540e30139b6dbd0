package io.sessionwarden.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.process.Crash;
import io.sessionwarden.process.CrashResult;
import io.sessionwarden.process.CrashStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at each step of a kill, many times: what was sent, what the ledger knew, what became of it. */
@Tag("crash")
class CrashBench {
    private static final int RUNS = Integer.getInteger("bench.runs", 20);
    private static final int PARALLEL = Integer.getInteger("bench.parallel", 4);
    /** {@code KILL_LOST/policy}; all of them unless some are named, for a machine on which all take too long at once. */
    private static final List<String> ROWS = Arrays.stream(
                    System.getProperty("bench.steps", "").split(","))
            .filter(row -> !row.isBlank())
            .toList();

    @TempDir
    private Path folder;

    private record Row(CrashStep step, boolean policy) {
        boolean isMeasured() {
            return ROWS.isEmpty() || ROWS.contains(step.name() + (policy ? "/policy" : "/REST"));
        }
    }

    @Test
    void crashes() throws Exception {
        Path archive = Crash.archive(folder);
        long start = System.nanoTime();
        System.out.println("""
                | step | runs | kills sent | with an intent | most statements for one rung of one kill | without an outcome | outcomes | runs not as they must be |
                |---|---|---|---|---|---|---|---|""");
        List<CrashResult> wrong = new ArrayList<>();
        int failed = 0;
        try (ExecutorService crashes = Executors.newFixedThreadPool(PARALLEL)) {
            for (Map.Entry<Row, List<Future<CrashResult>>> row :
                    submit(crashes, archive).entrySet()) {
                List<CrashResult> results = results(row.getValue());
                print(row.getKey(), results);
                results.stream().filter(r -> !r.isRight()).forEach(wrong::add);
                failed += RUNS - results.size();
            }
        }
        System.out.printf(
                "%d min, %d at a time%n",
                Duration.ofNanos(System.nanoTime() - start).toMinutes(), PARALLEL);
        assertThat(wrong).isEmpty();
        assertThat(failed).as("runs without a result").isZero();
    }

    /** Kills of policies before requests, which wait for a minute in some steps. */
    private Map<Row, List<Future<CrashResult>>> submit(ExecutorService crashes, Path archive) {
        List<Row> rows = new ArrayList<>();
        Arrays.stream(CrashStep.values()).forEach(step -> rows.add(new Row(step, true)));
        CrashStep.byRequest().forEach(step -> rows.add(new Row(step, false)));
        Map<Row, List<Future<CrashResult>>> submitted = new LinkedHashMap<>();
        rows.stream()
                .filter(Row::isMeasured)
                .forEach(row -> submitted.put(
                        row,
                        IntStream.range(0, RUNS)
                                .mapToObj(run ->
                                        crashes.submit(() -> Crash.at(row.step(), row.policy(), folder, archive)))
                                .toList()));
        return submitted;
    }

    /** A run that came to no result does not end the others; it is told and counted. */
    private static List<CrashResult> results(List<Future<CrashResult>> runs) throws InterruptedException {
        List<CrashResult> results = new ArrayList<>();
        for (Future<CrashResult> run : runs) {
            try {
                results.add(run.get());
            } catch (ExecutionException e) {
                e.printStackTrace();
            }
        }
        return results;
    }

    private static void print(Row row, List<CrashResult> results) {
        Map<String, Long> outcomes = results.stream()
                .flatMap(r -> r.outcomes().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        System.out.printf(
                Locale.ROOT,
                "| %s, %s | %d | %d | %d | %d | %d | %s | %d |%n",
                row.step().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                row.policy() ? "policy" : "REST",
                results.size(),
                results.stream().mapToInt(r -> r.sent().size()).sum(),
                results.stream().mapToLong(CrashResult::withIntent).sum(),
                results.stream().mapToLong(CrashResult::mostForOneRung).max().orElse(0),
                outcomes.getOrDefault("none", 0L),
                outcomes,
                RUNS - results.stream().filter(CrashResult::isRight).count());
    }
}
