package io.sessionwarden.architecture;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The meters and labels that the daemon declares, as a scrape would show them. */
final class DeclaredMeters {
    private static final Path SOURCES = Path.of("src/main/java/io/sessionwarden/metrics");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");

    private final Map<String, String> constants = new TreeMap<>();
    private final String sources;

    DeclaredMeters() throws IOException, ReflectiveOperationException {
        for (Field field : Class.forName("io.sessionwarden.metrics.Names").getDeclaredFields()) {
            if (field.getType() == String.class) {
                field.setAccessible(true);
                constants.put(field.getName(), (String) field.get(null));
            }
        }
        sources = sources();
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    Stream<String> labels() {
        return constants.values().stream().filter(value -> !value.startsWith("session_warden_"));
    }

    /** Name and type of every meter in Prometheus' words. */
    Map<String, String> scraped() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        constants.forEach((constant, value) -> {
            if (value.startsWith("session_warden_")) {
                register(constant, value, registry);
            }
        });
        return TYPE.matcher(registry.scrape())
                .results()
                .collect(Collectors.toMap(type -> type.group(1), type -> type.group(2), (a, b) -> a, TreeMap::new));
    }

    private void register(String constant, String name, PrometheusMeterRegistry registry) {
        if (isBuiltBy("Counter", constant)) {
            Counter.builder(name).register(registry);
        } else if (isBuiltBy("Timer", constant)) {
            Timer.builder(name).publishPercentileHistogram().register(registry);
        } else {
            Gauge.builder(name, () -> 1).register(registry);
        }
    }

    private boolean isBuiltBy(String type, String constant) {
        return Pattern.compile(type + "\\s*\\.builder\\(\\s*Names\\." + constant + "\\b")
                .matcher(sources)
                .find();
    }

    /** Names that are declared but that nothing registers. */
    Stream<String> unused() {
        return constants.keySet().stream()
                .filter(constant -> !Pattern.compile("Names\\." + constant + "\\b")
                        .matcher(sources)
                        .find());
    }
}
