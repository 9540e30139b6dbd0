package io.sessionwarden.bench;

import io.sessionwarden.sim.OracleSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All counters at one moment.
 *
 * @param failed samples of healthy databases that were not taken, by the daemon's own count
 * @param logons of the daemon on healthy databases, so far
 * @param roundTrips on healthy databases, so far
 */
record Moment(long nanos, Usage daemon, Usage simulator, long failed, int logons, long roundTrips, String systemLoad) {

    static Moment of(Load load, OracleSimulator simulator, Daemon daemon) throws IOException, InterruptedException {
        List<String> metrics = daemon.metrics();
        long failed =
                load.healthy().stream().mapToLong(name -> failed(metrics, name)).sum();
        int logons = load.healthy().stream()
                .mapToInt(name -> simulator.database(name).counters().logons().getOrDefault("WARDEN", 0))
                .sum();
        long roundTrips = load.healthy().stream()
                .mapToLong(name -> simulator.traffic(name).roundTrips())
                .sum();
        String systemLoad = Files.readString(Path.of("/proc/loadavg")).trim();
        Usage own = Usage.of(ProcessHandle.current().pid());
        return new Moment(System.nanoTime(), daemon.usage(), own, failed, logons, roundTrips, systemLoad);
    }

    private static long failed(List<String> metrics, String database) {
        return Daemon.sum(
                metrics,
                line -> line.startsWith("session_warden_samples_total{database=\"" + database + "\"")
                        && !line.contains("result=\"taken\""));
    }
}
