package io.sessionwarden.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.sessionwarden.identity.IdentityInvalid;
import io.sessionwarden.identity.IdentitySettings;
import io.sessionwarden.identity.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityMetricsTest {
    private static String scrape(Optional<Path> tokensFile) throws IdentityInvalid {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new IdentityMetrics(registry, new Tokens(new IdentitySettings(tokensFile, Optional.empty()))).start(null);
        return registry.scrape();
    }

    @Test
    void there_are_series_for_the_files_that_there_are(@TempDir Path folder) throws Exception {
        assertThat(scrape(Optional.empty())).doesNotContain("reload_success");
        Path file = Files.writeString(folder.resolve("tokens.yaml"), "[]\n");
        assertThat(scrape(Optional.of(file)))
                .contains("session_warden_tokens_reload_success 1.0")
                .doesNotContain("groups_reload_success");
    }
}
