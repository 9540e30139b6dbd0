package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static io.sessionwarden.api.KnownCallers.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;

/** Tokens of both kinds over HTTP, and what a developer sees. The identity provider is down when the application starts: first comes that. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
@TestProfile(KnownCallers.Profile.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WhoCallsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String DATABASES = "/api/v1/databases";

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    private static IdentityProvider provider() {
        return KnownCallers.provider();
    }

    private static JwtClaimsBuilder ann() {
        return provider().claims("ann").groups("dba-team");
    }

    private static ValidatableResponse databases(String token) {
        return by(token).get(DATABASES).then();
    }

    private static void isRefused(ValidatableResponse answer) {
        answer.statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .contentType("application/problem+json")
                .body("type", equalTo("urn:session-warden:problem:unauthenticated"));
    }

    @Test
    @Order(1)
    void while_the_identity_provider_is_down_static_tokens_work_and_its_own_are_refused() {
        databases("viewer-all").statusCode(200);
        String token = provider().signed(ann());
        isRefused(databases(token));
        databases("viewer-all").statusCode(200);
    }

    @BeforeEach
    void provider_is_up(TestInfo test) throws IOException {
        boolean first = test.getTestMethod().orElseThrow().isAnnotationPresent(Order.class);
        if (!first) {
            provider().open();
            await().atMost(LIMIT)
                    .until(() -> databases(provider().signed(ann())).extract().statusCode() == 200);
        }
    }

    @Test
    void nobody_without_a_token_is_let_in() {
        isRefused(given().get(DATABASES).then());
        isRefused(given().get("/api/v1/nothing").then());
        isRefused(given().header("Authorization", "Basic YTpi").get(DATABASES).then());
        isRefused(databases("unknown"));
        isRefused(given().header("Authorization", "Bearer viewer-all", "Bearer admin-all")
                .get(DATABASES)
                .then());
    }

    @Test
    void refused_logins_are_counted_by_why() {
        double before = refused("no-token");
        given().get(DATABASES).then().statusCode(401);
        assertThat(refused("no-token")).isEqualTo(before + 1);
    }

    @Test
    void a_tokens_file_that_cannot_be_used_after_a_change_is_seen_in_the_metrics_until_it_can() throws IOException {
        assertThat(metric("session_warden_tokens_reload_success")).isEqualTo(1);
        assertThat(metric("session_warden_groups_reload_success")).isEqualTo(1);
        KnownCallers.breakTokens();
        await().atMost(LIMIT).until(() -> metric("session_warden_tokens_reload_success") == 0);
        assertThat(metric("session_warden_groups_reload_success")).isEqualTo(1);
        databases("viewer-all").statusCode(200);
        KnownCallers.writeTokens();
        await().atMost(LIMIT).until(() -> metric("session_warden_tokens_reload_success") == 1);
    }

    private double refused(String why) {
        return metric("session_warden_logins_refused_total{refusal=\"%s\"}".formatted(why));
    }

    private double metric(String line) {
        return given().port(managementPort)
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(text -> text.startsWith(line))
                .mapToDouble(text -> Double.parseDouble(text.substring(line.length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_token_of_the_provider_gives_what_its_groups_are_given() {
        databases(provider().signed(ann())).statusCode(200).body("items.name", is(List.of("db1", "db2", "db3")));
        by(provider().signed(ann())).get(DATABASES + "/nowhere").then().statusCode(403);
    }

    @Test
    void a_token_without_a_group_that_is_known_may_do_nothing() {
        databases(provider().signed(provider().claims("bob"))).statusCode(403);
        databases(provider().signed(provider().claims("bob").groups("sales"))).statusCode(403);
    }

    @Test
    void an_expired_token_is_refused() {
        Instant past = Instant.now().minusSeconds(3600);
        isRefused(databases(provider().signed(ann().issuedAt(past).expiresAt(past.plusSeconds(60)))));
    }

    @Test
    void a_token_of_another_issuer_is_refused() {
        isRefused(databases(provider().signed(ann().issuer("http://127.0.0.1/elsewhere"))));
    }

    @Test
    void a_token_for_another_application_is_refused() {
        isRefused(databases(provider().signed(ann().audience("wiki"))));
    }

    @Test
    void a_token_signed_with_another_key_is_refused() {
        isRefused(databases(IdentityProvider.signed(ann(), IdentityProvider.newKey())));
    }

    @Test
    void a_token_that_is_not_signed_is_refused() {
        isRefused(databases(provider().unsigned(ann())));
    }

    @Test
    void a_token_of_the_provider_with_the_name_of_a_static_one_is_refused() {
        isRefused(databases(provider().signed(provider().claims("operator-all").groups("dba-team"))));
    }

    @Test
    void a_token_is_known_soon_after_it_was_added_and_refused_after_it_was_removed() throws IOException {
        isRefused(databases("added"));
        KnownCallers.writeTokens("added");
        await().atMost(LIMIT).untilAsserted(() -> databases("added").statusCode(200));
        KnownCallers.writeTokens();
        await().atMost(LIMIT).untilAsserted(() -> isRefused(databases("added")));
    }

    @Test
    void the_role_comes_before_the_body_and_before_the_database() {
        String kill = DATABASES + "/{database}/sessions/no-address/kill";
        by("viewer-all")
                .contentType(ContentType.JSON)
                .body("{")
                .post(kill, "db1")
                .then()
                .statusCode(403);
        by("operator-all")
                .contentType(ContentType.JSON)
                .body("{")
                .post(kill, "db1")
                .then()
                .statusCode(422);
        by("operator-name").get(DATABASES + "/none").then().statusCode(403);
        by("operator-other").get(DATABASES + "/none").then().statusCode(404);
    }

    @Test
    void databases_without_a_role_are_not_listed() {
        databases("viewer-name").body("items.name", is(List.of("db1")));
        databases("viewer-label").body("items.name", is(List.of("db1")));
        databases("viewer-other").body("items.name", is(List.of("db2")));
        databases("viewer-elsewhere").body("items.size()", is(0));
    }

    private static String kill(String token, Application victim, int status) {
        return by(token)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "in the way"))
                .post(DATABASES + "/db1/sessions/{session}/kill", victim.key())
                .then()
                .statusCode(status)
                .extract()
                .path("id");
    }

    @Test
    void a_developer_sees_and_kills_own_sessions_and_others_are_not_there() throws SQLException {
        try (Application own = Application.of("db1", "app", "mine.exe");
                Application other = Application.of("db1", "app2", "other.exe")) {
            by("developer-name")
                    .get(DATABASES + "/db1/sessions/{session}", own.key())
                    .then()
                    .statusCode(200);
            by("developer-name")
                    .get(DATABASES + "/db1/sessions/{session}", other.key())
                    .then()
                    .statusCode(404);
            by("developer-name")
                    .get(DATABASES + "/db1/sessions?limit=1000")
                    .then()
                    .statusCode(200)
                    .body("items.key", hasItem(own.key()))
                    .body("items.key", not(hasItem(other.key())));
            kill("developer-name", other, 404);
            String id = kill("developer-name", own, 200);
            by("developer-name")
                    .get("/api/v1/kills/" + id)
                    .then()
                    .statusCode(200)
                    .body("requestedBy", equalTo("developer-name"));
        }
    }

    @Test
    void a_developer_of_the_provider_has_the_sessions_that_the_claim_names() throws SQLException {
        JwtClaimsBuilder dev = provider().claims("dev").groups("devs");
        try (Application app = Application.of("db1", "app", "mine.exe")) {
            String path = DATABASES + "/db1/sessions/" + app.key();
            by(provider().signed(dev.claim("db_user", "APP"))).get(path).then().statusCode(200);
            by(provider().signed(provider().claims("dev").groups("devs").claim("db_user", "HR")))
                    .get(path)
                    .then()
                    .statusCode(404);
            by(provider().signed(provider().claims("dev").groups("devs")))
                    .get(path)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void kills_are_shown_to_those_who_see_the_database_and_to_the_developer_whose_they_are() throws SQLException {
        String ids;
        try (Application own = Application.of("db1", "app", "mine.exe");
                Application other = Application.of("db1", "nogrants", "other.exe")) {
            ids = kill("operator-all", own, 200) + "," + kill("operator-all", other, 200);
        }
        String own = ids.split(",")[0];
        String other = ids.split(",")[1];
        assertThat(listed("viewer-name", 1)).contains(own, other);
        assertThat(listed("viewer-label", 1000)).contains(own, other);
        assertThat(listed("viewer-other", 1000)).doesNotContain(own, other);
        assertThat(listed("developer-glob", 1)).contains(own).doesNotContain(other);
        assertThat(listed("developer-other", 1000)).doesNotContain(own, other);
        by("viewer-other").get("/api/v1/kills/" + own).then().statusCode(404);
        by("developer-glob").get("/api/v1/kills/" + other).then().statusCode(404);
    }

    /** All pages. */
    private static List<String> listed(String token, int limit) {
        String cursor = "";
        StringBuilder ids = new StringBuilder();
        do {
            ValidatableResponse page = by(token)
                    .get("/api/v1/kills?limit=" + limit + cursor)
                    .then()
                    .statusCode(200);
            List<String> items = page.extract().path("items.id");
            items.forEach(id -> ids.append(id).append(' '));
            String next = page.extract().path("next");
            cursor = next == null ? null : "&cursor=" + next;
        } while (cursor != null);
        return Arrays.asList(ids.toString().split(" "));
    }

    @Test
    void a_refusal_does_not_show_the_token() {
        databases("a-secret-token").statusCode(401).body("detail", not(containsString("a-secret-token")));
    }
}
