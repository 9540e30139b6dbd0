package io.sessionwarden.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of libraries is what is shipped. */
class SbomIT {
    private static final Path LIBRARIES =
            Path.of(System.getProperty("warden.app.jar")).resolveSibling("lib");

    @Test
    void every_library_that_is_shipped_is_on_the_list() throws IOException {
        assumeThat(System.getenv("CI") != null || Files.exists(Path.of(System.getProperty("warden.sbom"))))
                .as("the list is not made offline")
                .isTrue();
        Set<String> listed = new HashSet<>();
        JsonNode sbom = new ObjectMapper()
                .readTree(Path.of(System.getProperty("warden.sbom")).toFile());
        for (JsonNode component : sbom.get("components")) {
            listed.add("%s.%s-%s"
                    .formatted(
                            component.path("group").asText(),
                            component.get("name").asText(),
                            component.get("version").asText()));
        }
        assertThat(shipped()).isNotEmpty().allSatisfy(jar -> assertThat(listed).anyMatch(jar::startsWith));
        assertThat(listed).noneMatch(name -> name.contains("jsqlparser") || name.contains("junit"));
    }

    private static List<String> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(LIBRARIES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }
}
