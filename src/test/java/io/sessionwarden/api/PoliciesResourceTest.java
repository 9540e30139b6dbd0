package io.sessionwarden.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.Fleet;
import io.sessionwarden.policy.DatabaseSelector;
import io.sessionwarden.policy.Glob;
import io.sessionwarden.policy.MatchRule;
import io.sessionwarden.policy.Mode;
import io.sessionwarden.policy.NamePatterns;
import io.sessionwarden.policy.Policy;
import io.sessionwarden.policy.PolicySet;
import io.sessionwarden.policy.State;
import io.sessionwarden.session.Action;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.target.TargetRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
@TestProfile(KnownCallers.Profile.class)
class PoliciesResourceTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    CurrentFleet current;

    @Inject
    TargetRegistry targets;

    private Fleet before;

    @BeforeEach
    void policies() {
        before = current.fleet();
        NamePatterns apps = new NamePatterns(List.of(Glob.of("app*")), List.of());
        NamePatterns others = new NamePatterns(List.of(Glob.of("nobody")), List.of());
        put(
                policy("dry", Mode.DRY_RUN, "db*", apps),
                policy("later", Mode.ENFORCE, "db*", apps),
                policy("second-only", Mode.OBSERVE, "db2", others));
    }

    @AfterEach
    void as_before() {
        current.is(before);
        SimulatedFleet.simulator().database("db3").behave();
        await().atMost(LIMIT)
                .untilAsserted(() -> KnownCallers.by("viewer-all")
                        .get("/api/v1/databases/db3/sessions")
                        .then()
                        .statusCode(200)
                        .body("stale", is(false)));
    }

    private void put(Policy... policies) {
        current.is(new Fleet(before.databases(), new PolicySet(List.of(policies)), before.protect(), before.limits()));
    }

    private static Policy policy(String name, Mode mode, String databases, NamePatterns users) {
        return new Policy(
                name,
                new DatabaseSelector(List.of(Glob.of(databases)), Map.of()),
                mode,
                new MatchRule(State.IDLE_IN_TRANSACTION, Duration.ZERO, Optional.empty(), users),
                2,
                Action.KILL_IMMEDIATE,
                Duration.ofSeconds(60));
    }

    private static ValidatableResponse preview(String token, String policy, String body) {
        return KnownCallers.by(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/policies/" + policy + "/preview")
                .then();
    }

    /** Closed, it is rolled back; the table goes with the next create. */
    private static Application idle(String database, String user, String table) throws Exception {
        Application application = Application.of(database, user, "shop.exe");
        application.execute("create table " + table + " (id number)");
        application.execute("insert into " + table + " values (1)");
        application.commit();
        application.execute("update " + table + " set id = 2 where id = 1");
        return application;
    }

    private static String of(String key) {
        return "databases[0].sessions.find { it.session.key == '" + key + "' }";
    }

    @Test
    void the_policies_in_force_are_listed_in_their_order_for_those_who_see_a_database_of_theirs() {
        KnownCallers.by("viewer-all")
                .get("/api/v1/policies")
                .then()
                .statusCode(200)
                .body("items.name", is(List.of("dry", "later", "second-only")))
                .body("items.order", is(List.of(1, 2, 3)))
                .body("items[0].mode", equalTo("dry-run"))
                .body("items[0].databases.names", is(List.of("db*")))
                .body("items[0].databases.all", is(false))
                .body("items[0].match", equalTo("idle-in-transaction for at least 0 s"))
                .body("items[0].users.include", is(List.of("app*")))
                .body("items[0].confirmSamples", is(2))
                .body("items[0].action", equalTo("kill-immediate"))
                .body("items[0].settle", equalTo("60s"));
        KnownCallers.by("viewer-name").get("/api/v1/policies").then().body("items.name", is(List.of("dry", "later")));

        String next = KnownCallers.by("viewer-all")
                .get("/api/v1/policies?limit=2")
                .then()
                .body("items.name", is(List.of("dry", "later")))
                .extract()
                .path("next");
        KnownCallers.by("viewer-all")
                .get("/api/v1/policies?limit=2&cursor=" + next)
                .then()
                .body("items.name", is(List.of("second-only")))
                .body("next", nullValue());

        put(policy("other", Mode.OBSERVE, "*", NamePatterns.ANY));
        KnownCallers.by("viewer-name").get("/api/v1/policies").then().body("items.name", is(List.of("other")));
    }

    @Test
    void a_preview_shows_whom_a_dry_run_would_end_and_what_that_would_bring_and_leaves_no_trace() throws Exception {
        try (Application holder = idle("db1", "app", "dry_run");
                Application waiter = Application.of("db1", "app", "next.exe");
                Application guarded = idle("db1", "app2", "dry_guarded")) {
            CompletableFuture<Void> update = waiter.executeLater("update dry_run set id = 3 where id = 1");
            var target = targets.find("db1").orElseThrow();
            long samples = target.sightings().samples();
            int sent = SimulatedFleet.simulator().database("db1").killLog().size();

            await().atMost(LIMIT)
                    .untilAsserted(() -> preview("viewer-all", "dry", "{\"database\": \"db1\"}")
                            .statusCode(200)
                            .body("policy.name", equalTo("dry"))
                            .body("forecast.matched", is(2))
                            .body("forecast.killedNow", is(0))
                            .body("forecast.killedSoon", is(0))
                            .body("forecast.killedIfInForce", is(1))
                            .body("forecast.waitersFreed", is(1))
                            .body("forecast.undoRecords", is(1))
                            .body("databases.database", is(List.of("db1")))
                            .body(of(holder.key()) + ".wouldKill", equalTo("if-in-force"))
                            .body(of(holder.key()) + ".veto", nullValue())
                            .body(of(holder.key()) + ".expected.reason", hasItem("warm-up"))
                            .body(of(holder.key()) + ".expected.reason", hasItem("dry-run"))
                            .body(of(guarded.key()) + ".wouldKill", equalTo("never"))
                            .body(of(guarded.key()) + ".veto.reason", equalTo("protected"))
                            .body("unreachable", empty())
                            .body("sessionsLeftOut", is(0)));

            preview("viewer-all", "later", "{\"database\": \"db1\"}")
                    .body("forecast.killedIfInForce", is(0))
                    .body(of(holder.key()) + ".veto.reason", equalTo("superseded"));
            assertThat(target.sightings().samples()).isEqualTo(samples);
            assertThat(SimulatedFleet.simulator().database("db1").killLog()).hasSize(sent);

            holder.commit();
            update.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void one_that_is_enforced_kills_soon_and_not_before_enough_samples_show_the_session() throws Exception {
        put(policy("later", Mode.ENFORCE, "db*", new NamePatterns(List.of(Glob.of("app")), List.of())));
        try (Application holder = idle("db1", "app", "enforced");
                Application under = idle("db2", "app", "enforced")) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> preview("operator-name", "later", "{}")
                            .body("databases.database", is(List.of("db1")))
                            .body("forecast.killedNow", is(0))
                            .body("forecast.killedSoon", is(1))
                            .body(of(holder.key()) + ".wouldKill", equalTo("soon"))
                            .body(of(holder.key()) + ".expected.reason", hasItem("confirm")));
            preview("viewer-all", "later", "{\"database\": \"db2\"}")
                    .body("forecast.killedSoon", is(0))
                    .body(of(under.key()) + ".wouldKill", equalTo("if-in-force"))
                    .body(of(under.key()) + ".expected.reason", hasItem("ceiling"));
        }
    }

    @Test
    void a_database_that_hangs_is_named_and_the_others_are_answered() {
        SimulatedFleet.simulator().database("db3").behave(new Fault.Hang());
        long start = System.nanoTime();
        await().atMost(LIMIT)
                .untilAsserted(() -> preview("viewer-all", "dry", "{}")
                        .statusCode(200)
                        .body("databases.database", is(List.of("db1", "db2")))
                        .body("unreachable.database", is(List.of("db3")))
                        .body("unreachable[0].reason", notNullValue()));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(22));
    }

    @Test
    void what_the_caller_does_not_see_is_not_there() {
        preview("viewer-name", "dry", "{}").statusCode(200).body("databases.database", is(List.of("db1")));
        preview("viewer-name", "dry", "{\"database\": \"db2\"}").statusCode(403);
        preview("viewer-name", "dry", "{\"database\": \"db9\"}").statusCode(403);
        preview("viewer-name", "second-only", "{}")
                .statusCode(404)
                .body("type", equalTo("urn:session-warden:problem:no-such-policy"));
        preview("developer-name", "dry", "{}").statusCode(403);
    }

    @Test
    void a_wrong_name_is_not_found_and_a_database_of_other_policies_is_refused() {
        preview("viewer-all", "unknown", "{}")
                .statusCode(404)
                .body("type", equalTo("urn:session-warden:problem:no-such-policy"));
        preview("viewer-all", "dry", "{\"database\": \"db9\"}")
                .statusCode(404)
                .body("type", equalTo("urn:session-warden:problem:no-such-database"));
        preview("viewer-all", "second-only", "{\"database\": \"db1\"}").statusCode(422);
        preview("viewer-all", "dry", "{\"databases\": \"db1\"}").statusCode(422);
    }
}
