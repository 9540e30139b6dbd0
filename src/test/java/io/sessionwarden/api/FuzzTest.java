package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent, the interface answers in time, with a status that it describes, and an error is a problem of a known type that gives
 * nothing away. Longer, or again: {@code -Dfuzz.seconds=600 -Dfuzz.seed=42}.
 */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class FuzzTest {
    private static final Logger LOG = Logger.getLogger(FuzzTest.class);
    private static final int CALLERS = 4;
    private static final Duration ANSWER = Duration.ofSeconds(25);
    /** What HTTP itself may say to any request. */
    private static final Set<Integer> ANYWHERE = Set.of(400, 404, 405, 406, 413, 414, 415, 422, 429, 431);
    /** Said by the server before anything of ours is asked: there may be no body. */
    private static final Set<Integer> BEFORE_ROUTING = Set.of(400, 404, 413, 414, 431, 501);

    private static final Pattern CODE = Pattern.compile(
            "\\b(java|jakarta|javax|io\\.(quarkus|vertx|netty|sessionwarden)|org\\.(jboss|h2)|com\\.fasterxml|oracle\\.jdbc)\\.|\\tat |Exception");

    private static final Set<String> TYPES =
            Arrays.stream(ProblemType.values()).map(ProblemType::uri).collect(Collectors.toSet());

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    @Test
    void whatever_is_sent_the_answer_is_one_that_is_described() throws Exception {
        long seed = Long.getLong("fuzz.seed", 20261123);
        long seconds = Long.getLong("fuzz.seconds", 10);
        List<Described> operations = Described.read(given().port(managementPort)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        LOG.infof("fuzz.seed=%d fuzz.seconds=%d, %d operations", seed, seconds, operations.size());
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger sent = new AtomicInteger();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Random random = new Random(seed + i);
                all.add(callers.submit(() -> {
                    while (System.nanoTime() < end && wrong.size() < 20) {
                        Described operation = operations.get(random.nextInt(operations.size()));
                        verdict(operation, new Hostile(random).request(operation))
                                .ifPresent(wrong::add);
                        sent.incrementAndGet();
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get(seconds + 60, TimeUnit.SECONDS);
            }
        }
        LOG.infof("%d requests were answered", sent.get());
        assertThat(wrong).as("fuzz.seed=" + seed).isEmpty();
        assertThat(sent).hasValueGreaterThan(30);
    }

    private static Optional<String> verdict(Described operation, byte[] request) {
        RawHttp.Answer answer;
        try {
            answer = new RawHttp(RestAssured.port, ANSWER).send(request);
        } catch (IOException e) {
            return Optional.of(e + "\n" + shown(request));
        }
        return problem(operation, answer, new String(request, StandardCharsets.UTF_8))
                .map(what -> operation.id() + ": " + what + "\n" + shown(request) + "\n--> " + answer.head() + "\n"
                        + shorter(answer.body()));
    }

    private static Optional<String> problem(Described operation, RawHttp.Answer answer, String request) {
        boolean head = request.startsWith("HEAD ") && operation.method().equals("GET");
        boolean own = head || request.startsWith(operation.method() + " ");
        int status = answer.status();
        if (!own && (status == 200 || status == 204)) { // HEAD and OPTIONS
            return Optional.empty();
        }
        if (status == 0) {
            return Optional.of("no answer");
        }
        if (!ANYWHERE.contains(status)
                && !(BEFORE_ROUTING.contains(status) && answer.body().isEmpty())
                && !(own && operation.statuses().contains(status))) {
            return Optional.of("status " + status + " is not described: " + operation.statuses());
        }
        if (CODE.matcher(answer.body()).find()) {
            return Optional.of("it tells of its inside");
        }
        return status < 400 ? Optional.empty() : notAProblem(answer, request);
    }

    private static Optional<String> notAProblem(RawHttp.Answer answer, String request) {
        if (answer.body().isEmpty() && (BEFORE_ROUTING.contains(answer.status()) || request.startsWith("HEAD "))) {
            return Optional.empty();
        }
        if (!answer.contentType().startsWith(Problem.MEDIA_TYPE)) {
            return Optional.of("no problem but " + answer.contentType());
        }
        try {
            JsonNode body = new ObjectMapper().readTree(answer.body());
            boolean known = TYPES.contains(body.path("type").asText())
                    && !body.path("type").asText().equals(ProblemType.INTERNAL_ERROR.uri())
                    && body.path("status").asInt() == answer.status();
            return known ? Optional.empty() : Optional.of("a problem that is not described");
        } catch (IOException e) {
            return Optional.of("a problem that is no JSON");
        }
    }

    private static String shown(byte[] request) {
        return shorter(new String(request, StandardCharsets.UTF_8));
    }

    private static String shorter(String text) {
        return text.length() > 1500 ? text.substring(0, 1500) + "..." : text;
    }
}
