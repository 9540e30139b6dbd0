package io.sessionwarden.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Linux says of a process.
 *
 * @param cpuMillis user and system time so far, to a hundredth of a second
 * @param rssMib memory in use now (VmRSS)
 * @param peakMib the most there was (VmHWM)
 */
record Usage(long cpuMillis, int threads, long rssMib, long peakMib) {
    private static final int MILLIS_PER_TICK = 10;

    static Usage of(long pid) {
        try {
            Path process = Path.of("/proc", Long.toString(pid));
            String stat = Files.readString(process.resolve("stat"));
            // The name in brackets may hold blanks; what follows begins with field 3.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            String status = Files.readString(process.resolve("status"));
            return new Usage(
                    ticks * MILLIS_PER_TICK,
                    (int) number(status, "Threads"),
                    number(status, "VmRSS") / 1024,
                    number(status, "VmHWM") / 1024);
        } catch (IOException e) {
            throw new IllegalStateException("process " + pid + " has ended", e);
        }
    }

    private static long number(String status, String key) {
        return status.lines()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
