package io.sessionwarden.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.sessionwarden.sim.db.SimulatedDatabase;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
@TestProfile(KnownCallers.Profile.class)
class DoctorResourceTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String ANY_VIEW = "SELECT ANY DICTIONARY";

    private static SimulatedDatabase simulated(String database) {
        return SimulatedFleet.simulator().database(database);
    }

    private static ValidatableResponse doctorOf(String database) {
        return KnownCallers.by("viewer-all")
                .get("/api/v1/databases/" + database + "/doctor")
                .then()
                .statusCode(200)
                .body("database", equalTo(database))
                .body("checkedAt", notNullValue());
    }

    private static String ok(String check) {
        return "checks.find { it.check == '" + check + "' }.ok";
    }

    /** The views of the documented script one by one, in place of the privilege that opens all. */
    private static void grantAllViewsBut(String missing) throws IOException {
        Matcher view = Pattern.compile("grant select on (sys\\.\\S+) to warden;")
                .matcher(Files.readString(Path.of("docs/reference/grants.md")));
        while (view.find()) {
            simulated("db1").grant("warden", "SELECT ON " + view.group(1));
        }
        simulated("db1").revoke("warden", "SELECT ON SYS." + missing);
        simulated("db1").revoke("warden", ANY_VIEW);
        simulated("db1").disconnect(); // cursors that are open already are not asked for their grants again
        await().atMost(LIMIT).untilAsserted(() -> doctorOf("db1").body(ok("answers"), is(true)));
    }

    @AfterEach
    void all_is_well_again() {
        for (String database : List.of("db1", "db2", "db3")) {
            simulated(database).behave();
            simulated(database).role("PRIMARY");
            await().atMost(LIMIT).untilAsserted(() -> doctorOf(database).body("healthy", is(true)));
        }
    }

    @Test
    void of_a_database_that_is_well_every_check_is_ok_and_no_grant_is_missing() {
        doctorOf("db1")
                .body("healthy", is(true))
                .body("checks.ok", everyItem(is(true)))
                .body("checks.check", hasItem("alter-system"))
                .body("checks.check", hasItem("reads-locked-objects"))
                .body("ceiling", equalTo("enforce"))
                .body("route", equalTo("direct"))
                .body("grants", nullValue());
        doctorOf("db1").body("lastUpAt", notNullValue()).body("lastSampleAgeSeconds", notNullValue());
    }

    @Test
    void exactly_the_grants_that_are_missing_are_named() throws Exception {
        grantAllViewsBut("gv_$sqlstats");
        simulated("db1").revoke("warden", "ALTER SYSTEM");
        try {
            doctorOf("db1")
                    .body("healthy", is(false))
                    .body(ok("answers"), is(true))
                    .body(ok("reads-look"), is(true))
                    .body(ok("reads-sql-text"), is(false))
                    .body(ok("alter-system"), is(false))
                    .body("checks.findAll { it.ok == false }.todo", everyItem(notNullValue()))
                    .body("grants", containsString("\ngrant select on sys.gv_$sqlstats to warden;\n"))
                    .body("grants", endsWith("\ngrant alter system to warden;"));
            String grants = doctorOf("db1").extract().path("grants");
            assertThat(grants.lines().filter(line -> line.startsWith("grant "))).hasSize(2);
        } finally {
            simulated("db1").grant("warden", ANY_VIEW);
            simulated("db1").grant("warden", "ALTER SYSTEM");
        }
    }

    @Test
    void where_no_sample_can_be_taken_for_want_of_a_view_that_view_is_named() throws Exception {
        grantAllViewsBut("gv_$transaction");
        try {
            doctorOf("db1")
                    .body("healthy", is(false))
                    .body(ok("answers"), is(true))
                    .body(ok("own-session-seen"), nullValue())
                    .body(ok("reads-sample"), is(false))
                    .body(ok("reads-look"), is(false))
                    .body("grants", endsWith("\ngrant select on sys.gv_$transaction to warden;"))
                    .body("grants", not(containsString("gv_$session")));
        } finally {
            simulated("db1").grant("warden", ANY_VIEW);
        }
    }

    @Test
    void what_only_kills_need_is_not_missed_under_a_lower_ceiling() {
        simulated("db2").revoke("warden", "ALTER SYSTEM");
        try {
            doctorOf("db2").body("healthy", is(true)).body("grants", nullValue());
        } finally {
            simulated("db2").grant("warden", "ALTER SYSTEM");
        }
    }

    @Test
    void a_standby_and_a_sample_without_our_own_session_are_found() {
        simulated("db1").role("PHYSICAL STANDBY");
        doctorOf("db1").body("healthy", is(false)).body(ok("writable-primary"), is(false));

        simulated("db2").faults().add(new Fault.HideSessions(), Scope.ALL.account("warden"));
        doctorOf("db2").body("healthy", is(false)).body(ok("own-session-seen"), is(false));
    }

    @Test
    void a_database_that_hangs_is_reported_in_time_and_holds_no_more_sessions_of_ours() {
        doctorOf("db3").body("healthy", is(true));
        simulated("db3").behave(new Fault.Hang());
        for (int i = 0; i < 2; i++) {
            long start = System.nanoTime();
            doctorOf("db3")
                    .body("healthy", is(false))
                    .body(ok("answers"), is(false))
                    .body(ok("alter-system"), nullValue())
                    .body("lastUpAt", notNullValue());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(16));
        }
        assertThat(simulated("db3").sessionsOf("WARDEN")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void one_that_nobody_listens_for_is_unreachable_and_nothing_else_is_claimed() {
        doctorOf("nowhere")
                .body("healthy", is(false))
                .body(ok("answers"), is(false))
                .body("checks.findAll { it.check != 'answers' }.ok", everyItem(nullValue()))
                .body("lastUpAt", nullValue())
                .body("grants", nullValue());
    }

    @Test
    void no_session_is_opened_for_the_question() {
        doctorOf("db1");
        int before = simulated("db1").sessionsOf("WARDEN").size();
        int logons = simulated("db1").counters().logons().get("WARDEN");

        doctorOf("db1").body(ok("alter-system"), is(true));

        assertThat(simulated("db1").sessionsOf("WARDEN")).hasSize(before);
        assertThat(simulated("db1").counters().logons().get("WARDEN")).isEqualTo(logons);
    }

    @Test
    void all_are_examined_at_once_and_one_that_hangs_delays_no_other() {
        doctorOf("db3");
        simulated("db3").behave(new Fault.Hang());
        long start = System.nanoTime();
        KnownCallers.by("viewer-all")
                .get("/api/v1/doctor")
                .then()
                .statusCode(200)
                .body("items.database", is(List.of("db1", "db2", "db3", "nowhere")))
                .body("items.healthy", is(List.of(true, true, false, false)))
                .body("items[0].failed.size()", is(0))
                .body("items[2].failed.check", is(List.of("answers")))
                .body("next", nullValue());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(22));
    }

    @Test
    void pages_follow_each_other_and_hold_only_what_the_caller_sees() {
        KnownCallers.by("viewer-all")
                .get("/api/v1/doctor?limit=2")
                .then()
                .body("items.database", is(List.of("db1", "db2")))
                .body("next", equalTo("db2"));
        KnownCallers.by("viewer-all")
                .get("/api/v1/doctor?limit=1&cursor=db3")
                .then()
                .body("items.database", is(List.of("nowhere")))
                .body("next", nullValue());
        KnownCallers.by("operator-name").get("/api/v1/doctor").then().body("items.database", is(List.of("db1")));
    }

    @Test
    void versions_before_19_are_not_supported() {
        assertThat(Doctor.version("12.2.0.1.0").ok()).hasValue(false);
        assertThat(Doctor.version("19.0.0.0.0").ok()).hasValue(true);
        assertThat(Doctor.version("23.0.0.0.0").ok()).hasValue(true);
        assertThat(Doctor.version("unheard of").ok()).isEmpty();
    }
}
