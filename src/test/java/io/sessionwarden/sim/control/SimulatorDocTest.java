package io.sessionwarden.sim.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sim.fault.FaultWords;
import io.sessionwarden.sim.fault.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The simulator's page is as the simulator is. */
class SimulatorDocTest {
    private static final Path PAGE = Path.of("docs/simulator.md");
    private static final Path EXAMPLE = Path.of("src/test/java/io/sessionwarden/sim/EmbeddingTest.java");
    private static final Pattern CURL =
            Pattern.compile("(?m)^    curl(?: -X (\\w+))? '?localhost:15211(/[^ '\\n]*)'?(?: -d '([^']*)')?$");
    private static final Pattern CODE = Pattern.compile("`([a-zA-Z-]+)`");

    private record Curl(String method, String path, String body) {
        static Curl of(MatchResult line) {
            return new Curl(
                    Optional.ofNullable(line.group(1)).orElse("GET"),
                    line.group(2),
                    Optional.ofNullable(line.group(3)).orElse(""));
        }

        HttpResponse<String> sendTo(HttpClient http, int port) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }

        boolean asksFor(Route route) {
            return route.method().equals(method)
                    && route.match(path.replaceFirst("\\?.*", "")).isPresent();
        }
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static List<Curl> curls() throws IOException {
        return CURL.matcher(page()).results().map(Curl::of).toList();
    }

    @Test
    void every_curl_of_the_page_does_what_it_is_for() throws Exception {
        assertThat(curls()).hasSize((int)
                page().lines().filter(line -> line.startsWith("    curl")).count());
        try (HttpClient http = HttpClient.newHttpClient();
                OracleSimulator simulator =
                        OracleSimulator.builder().databases("db1").instances(2).start();
                ControlServer control = new ControlServer(simulator, 0)) {
            for (Curl curl : curls()) {
                HttpResponse<String> answer = curl.sendTo(http, control.port());
                assertThat(answer.statusCode()).as(curl + answer.body()).isEqualTo(200);
            }
            assertThat(simulator.database("db1").sessionsOf("app2")).hasSize(500);
            assertThat(simulator.database("db1").role()).isEqualTo("PHYSICAL STANDBY");
        }
    }

    @Test
    void everything_that_the_control_port_can_do_has_a_curl() throws IOException {
        List<Curl> curls = curls();
        assertThat(Routes.ALL).allSatisfy(route -> assertThat(curls).anyMatch(curl -> curl.asksFor(route)));
    }

    @Test
    void the_table_of_faults_has_all_of_them_with_their_parameters() throws IOException {
        Map<String, List<String>> documented = new LinkedHashMap<>();
        for (String row : section("\n## Faults\n").split("\n")) {
            String[] cells = row.split("\\|");
            if (cells.length == 4 && cells[1].strip().startsWith("`") && FaultWords.NAMES.contains(word(cells[1]))) {
                documented.put(word(cells[1]), words(cells[2]));
            }
        }
        Map<String, List<String>> known = new LinkedHashMap<>();
        FaultWords.NAMES.forEach(name -> known.put(name, FaultWords.parametersOf(name)));
        assertThat(documented).isEqualTo(known);
        assertThat(words(section("\n## Faults\n")))
                .contains("account", "instance", "kind", "nth", "times")
                .containsAll(List.of(Kind.values()).stream().map(Kind::word).toList());
    }

    @Test
    void the_example_is_a_test() throws IOException {
        List<String> code = section("<!-- EmbeddingTest -->")
                .lines()
                .skip(2)
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .toList();
        assertThat(code).hasSizeGreaterThan(8);
        assertThat(blankless(Files.readString(EXAMPLE))).contains(blankless(String.join("", code)));
    }

    private static String section(String heading) throws IOException {
        return page().split(heading, 2)[1].split("\n## ", 2)[0];
    }

    private static String blankless(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String word(String cell) {
        return words(cell).getFirst();
    }

    private static List<String> words(String text) {
        return new ArrayList<>(
                CODE.matcher(text).results().map(code -> code.group(1)).toList());
    }
}
