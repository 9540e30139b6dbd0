package io.sessionwarden.bench;

import io.sessionwarden.sim.OracleSimulator;
import java.util.ArrayList;
import java.util.List;

/** What a measurement amounts to. */
final class Judgement {
    private final Load load;
    private final Moment before;
    private final Moment after;
    private final List<Long> delays = new ArrayList<>();
    private int expected;
    private int missed;

    Judgement(Load load, Arrivals arrivals, Moment before, Moment after) {
        this.load = load;
        this.before = before;
        this.after = after;
        for (String name : load.healthy()) {
            Punctuality punctuality = Punctuality.of(arrivals.of(name), before.nanos(), after.nanos(), load.every());
            expected += punctuality.expected();
            missed += punctuality.missed();
            delays.addAll(punctuality.delays());
        }
    }

    int samples() {
        return delays.size();
    }

    Table table(OracleSimulator simulator) {
        double seconds = (after.nanos() - before.nanos()) / 1e9;
        Usage daemon = after.daemon();
        return new Table(load.toString())
                .row(
                        "measured",
                        "%.0f s; load average %s before, %s after",
                        seconds,
                        before.systemLoad(),
                        after.systemLoad())
                .row("CPU of the daemon", "%.3f of a core", cores(before.daemon(), daemon, seconds))
                .row("CPU of the daemon per sample", "%.2f ms", perSample(before.daemon(), daemon))
                .row("CPU of the simulator", "%.3f of a core", cores(before.simulator(), after.simulator(), seconds))
                .row("memory of the daemon", "%d MiB now, %d MiB at most", daemon.rssMib(), daemon.peakMib())
                .row("threads of the daemon", "%d", daemon.threads())
                .row("start delay of a sample", "%s", Percentiles.of(delays))
                .row("samples", "%d expected, %d came, %d missed", expected, samples(), missed)
                .row("not taken, as the daemon says", "%d", after.failed() - before.failed())
                .row("round trips per sample", "%.2f", (double) (after.roundTrips() - before.roundTrips()) / samples())
                .row("logins on healthy databases", "%d", after.logons() - before.logons())
                .row("sessions at most, healthy", "%d", most(simulator, load.healthy()))
                .row("sessions at most, hung after login", "%d", most(simulator, load.hanging()))
                .row("connections at most, mute", "%d", mute(simulator));
    }

    private static double cores(Usage before, Usage after, double seconds) {
        return (after.cpuMillis() - before.cpuMillis()) / 1000.0 / seconds;
    }

    private double perSample(Usage first, Usage last) {
        return (double) (last.cpuMillis() - first.cpuMillis()) / samples();
    }

    private static int most(OracleSimulator simulator, List<String> names) {
        return names.stream()
                .mapToInt(name ->
                        simulator.database(name).counters().sessionsPeak().getOrDefault("WARDEN", 0))
                .max()
                .orElse(0);
    }

    private int mute(OracleSimulator simulator) {
        return load.mute().stream()
                .mapToInt(name -> simulator.traffic(name).peakConnections())
                .max()
                .orElse(0);
    }
}
