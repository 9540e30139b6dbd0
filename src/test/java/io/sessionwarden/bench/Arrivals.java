package io.sessionwarden.bench;

import io.sessionwarden.sim.OracleSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** When the sampling statement arrived at each database, by this process' nanosecond clock. */
final class Arrivals {
    private final Map<String, List<Long>> byDatabase = new ConcurrentHashMap<>();

    Arrivals(OracleSimulator simulator) throws IOException {
        String sampling = Files.readAllLines(Path.of("src/main/resources/sql/oracle/sample.sql")).stream()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"));
        for (String name : simulator.names()) {
            simulator.database(name).onExecution(text -> {
                if (text.equals(sampling)) {
                    byDatabase
                            .computeIfAbsent(name, any -> new CopyOnWriteArrayList<>())
                            .add(System.nanoTime());
                }
            });
        }
    }

    /** Databases that were sampled at least once. */
    Set<String> seen() {
        return byDatabase.keySet();
    }

    List<Long> of(String database) {
        return byDatabase.getOrDefault(database, List.of());
    }
}
