package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class LimitsTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    /** One sample of db3 may take 3 s, and it is waited for another one of 4 s at most; then come the waits for the machine. */
    private static final Duration ANSWER = Duration.ofSeconds(9);

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch never = new CountDownLatch(1);

    @Inject
    TargetRegistry targets;

    @Inject
    RequestRate rate;

    @Test
    void whoever_asks_too_often_is_told_when_to_come_again() {
        AtomicBoolean enough = new AtomicBoolean();
        Thread greedy = Thread.ofVirtual().start(() -> {
            while (!enough.get()) {
                rate.take("loopback");
            }
        });
        try {
            await().atMost(LIMIT)
                    .untilAsserted(() -> given().get("/api/v1/databases")
                            .then()
                            .statusCode(429)
                            .header("Retry-After", "1")
                            .contentType("application/problem+json")
                            .body("type", equalTo("urn:session-warden:problem:too-many-requests")));
        } finally {
            enough.set(true);
        }
        await().atMost(LIMIT).until(() -> !greedy.isAlive());
        await().atMost(LIMIT)
                .untilAsserted(() -> given().get("/api/v1/databases").then().statusCode(200));
    }

    @Test
    void a_body_that_is_too_large_is_a_problem() {
        String body = "{\"reason\": \"" + "x".repeat(70_000) + "\"}";

        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/databases/db1/sessions/1:2:3/kill")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:session-warden:problem:too-large"))
                .body("instance", endsWith("/kill"))
                .body("status", is(413));
    }

    /** What was read in the last two seconds is shown to anybody, so that it takes a moment until the database must be asked. */
    @Test
    void the_ninth_who_waits_for_a_database_is_told_to_come_again_and_other_databases_answer() throws Exception {
        Target target = targets.find("db1").orElseThrow();
        CountDownLatch inside = new CountDownLatch(8);
        CountDownLatch leave = new CountDownLatch(1);
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                visitors.submit(() -> target.visit(() -> {
                    inside.countDown();
                    return awaited(leave);
                }));
            }
            assertThat(awaited(inside)).isTrue();
            try {
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> given().get("/api/v1/databases/db1/sessions")
                                .then()
                                .statusCode(503)
                                .header("Retry-After", "1")
                                .body("type", equalTo("urn:session-warden:problem:database-busy")));
                given().get("/api/v1/databases/db2/sessions").then().statusCode(200);
            } finally {
                leave.countDown();
            }
        }
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        given().get("/api/v1/databases/db1/sessions").then().statusCode(200));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void fifty_callers_of_a_hung_database_are_answered_in_time_and_delay_no_sample() throws Exception {
        given().get("/api/v1/databases/db1/sessions").then().statusCode(200);
        given().get("/api/v1/databases/db3/sessions").then().statusCode(200);
        Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            SimulatedFleet.simulator().database("db3").behave(new Fault.Hang());
            List<Future<Duration>> slowest = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String database = i % 2 == 0 ? "db3" : "db1";
                boolean kills = i % 10 == 0;
                slowest.add(callers.submit(() -> hammer(database, kills, enough, answers)));
            }
            Future<Duration> healthySweep = callers.submit(() -> sample("db1", enough));
            Future<Duration> hungSweep = callers.submit(() -> sample("db3", enough));
            assertThat(never.await(8, TimeUnit.SECONDS)).isFalse();
            enough.set(true);

            for (Future<Duration> caller : slowest) {
                assertThat(caller.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isLessThan(ANSWER);
            }
            assertThat(healthySweep.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isLessThan(Duration.ofSeconds(4));
            assertThat(hungSweep.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isLessThan(ANSWER);
        } finally {
            enough.set(true);
            SimulatedFleet.simulator().database("db3").behave();
        }
        assertThat(answers.keySet()).isSubsetOf(200, 404, 429, 503);
        assertThat(answers).containsKeys(200, 503);
        await().atMost(LIMIT)
                .untilAsserted(() -> given().get("/api/v1/databases/db3/sessions")
                        .then()
                        .statusCode(200)
                        .body("stale", is(false)));
    }

    private Duration hammer(String database, boolean kills, AtomicBoolean enough, Map<Integer, AtomicInteger> answers)
            throws IOException, InterruptedException {
        URI base = URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/databases/" + database + "/sessions");
        HttpRequest request = kills
                ? HttpRequest.newBuilder(URI.create(base + "/1:4000000:1/kill"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"r\"}"))
                        .build()
                : HttpRequest.newBuilder(URI.create(base + "?limit=1")).build();
        Duration slowest = Duration.ZERO;
        while (!enough.get()) {
            long start = System.nanoTime();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            answers.computeIfAbsent(status, none -> new AtomicInteger()).incrementAndGet();
            never.await(100, TimeUnit.MILLISECONDS);
        }
        return slowest;
    }

    /** As a sweep does. */
    private Duration sample(String database, AtomicBoolean enough) throws InterruptedException {
        Target target = targets.find(database).orElseThrow();
        Duration slowest = Duration.ZERO;
        while (!enough.get()) {
            long start = System.nanoTime();
            target.sample(Duration.ZERO);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            never.await(200, TimeUnit.MILLISECONDS);
        }
        return slowest;
    }
}
