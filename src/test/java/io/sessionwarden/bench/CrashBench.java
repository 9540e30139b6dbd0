package io.sessionwarden.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.process.Crash;
import io.sessionwarden.process.CrashStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at each step of a kill, many times: what was sent, what the ledger knew, what became of it. */
@Tag("crash")
class CrashBench {
    private static final int RUNS = Integer.getInteger("bench.runs", 20);

    @TempDir
    private Path folder;

    @Test
    void crashes() throws Exception {
        List<Crash.Result> all = new ArrayList<>();
        System.out.println("""
                | step | runs | kills sent | with an intent | without an outcome | outcomes | runs not as they must be |
                |---|---|---|---|---|---|---|""");
        for (CrashStep step : CrashStep.values()) {
            all.addAll(row(step, true));
            if (step.isQuickByRequest()) {
                all.addAll(row(step, false));
            }
        }
        assertThat(all).allMatch(Crash.Result::isRight);
    }

    private List<Crash.Result> row(CrashStep step, boolean policy) throws Exception {
        List<Crash.Result> results = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            results.add(Crash.at(step, policy, folder));
        }
        Map<String, Long> outcomes = results.stream()
                .flatMap(r -> r.outcomes().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        System.out.printf(
                Locale.ROOT,
                "| %s, %s | %d | %d | %d | %d | %s | %d |%n",
                step.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                policy ? "policy" : "REST",
                RUNS,
                results.stream().mapToInt(Crash.Result::killsSent).sum(),
                results.stream().mapToInt(Crash.Result::withIntent).sum(),
                outcomes.getOrDefault("none", 0L),
                outcomes,
                results.stream().filter(r -> !r.isRight()).count());
        return results;
    }
}
