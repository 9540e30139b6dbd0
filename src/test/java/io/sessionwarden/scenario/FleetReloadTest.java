package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.guard.Reason;
import io.sessionwarden.guard.Verdict;
import io.sessionwarden.kill.Kill;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteRead;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.session.Sample;
import io.sessionwarden.sim.db.SimulatedDatabase;
import io.sessionwarden.sim.fault.Fault;
import io.sessionwarden.sim.fault.Kind;
import io.sessionwarden.sim.fault.Scope;
import io.sessionwarden.sweep.SweepReport;
import io.sessionwarden.target.Target;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Secrets;
import io.sessionwarden.testing.SessionSnapshots;
import io.sessionwarden.testing.Warden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fleet file is changed while the daemon runs. */
class FleetReloadTest {
    private static final String POLICY = """
            policies:
              idle:
                databases: all
                mode: enforce
                match: { state: idle-in-transaction, for: 15m, user: { include: [ "APP*" ] } }
            """;

    private final Scene scene = Scene.of(simulator -> simulator.databases("db1", "db2", "db3"), "");
    private final Map<String, String> databases = new TreeMap<>();

    @TempDir
    private Path folder;

    private Warden warden;

    @BeforeEach
    void start() throws IOException {
        define("db1", "");
        define("db2", "");
        write(POLICY);
        warden = Warden.at(file(), scene.clock(), Warden.newLedger());
    }

    @AfterEach
    void close() {
        warden.close();
        scene.close();
    }

    private Path file() {
        return folder.resolve("fleet.yaml");
    }

    private void define(String name, String more) {
        databases.put(
                name,
                "  %s: { url: '%s' %s }\n".formatted(name, scene.simulator().url(name), more));
    }

    private String fleet(String more) {
        return """
                defaults: { username: warden, password: %s, ceiling: enforce, sample: { every: 1s, timeout: 1s } }
                databases:
                """.formatted(Secrets.PASSWORD) + String.join("", databases.values()) + more;
    }

    private void write(String more) throws IOException {
        Files.writeString(file(), fleet(more));
    }

    private void reload(String more) throws IOException {
        write(more);
        warden.reload();
    }

    private SimulatedDatabase database(String name) {
        return scene.simulator().database(name);
    }

    private int logins(String name) {
        return database(name).counters().logons().getOrDefault("WARDEN", 0);
    }

    private App idleInTransaction() throws Exception {
        App app = scene.app("payroll").run("update account set balance = 0 where id = 1");
        scene.forward(Duration.ofMinutes(16));
        return app;
    }

    /** The kill is on its way and takes five seconds in the database. */
    private Kill slowlyKilled() {
        database("db1").faults().add(new Fault.Slow(Duration.ofSeconds(5)), Scope.ALL.on(Kind.KILL));
        Kill kill = warden.sweep("db1").kills().getFirst();
        await().atMost(Warden.LIMIT)
                .until(() -> database("db1").faults().all().getFirst().hits() == 1);
        return kill;
    }

    private Sample sampled(String name) {
        return warden.sweep(name).sample();
    }

    @Test
    void a_database_that_is_added_is_watched_and_one_that_is_taken_out_is_left() throws Exception {
        sampled("db1");
        sampled("db2");
        databases.remove("db2");
        define("db3", "");
        reload(POLICY);

        assertThat(warden.findTarget("db2")).isEmpty();
        assertThat(sampled("db3")).isInstanceOf(Sample.Taken.class);
        await().atMost(Warden.LIMIT)
                .until(() -> database("db2").sessionsOf("warden").isEmpty());
        assertThat(warden.scrape())
                .contains("session_warden_kills_total{database=\"db3\",outcome=\"killed\",policy=\"idle\"} 0.0")
                .contains("session_warden_database_up{database=\"db3\"} 1.0")
                .doesNotContain("database=\"db2\"");
    }

    @Test
    void a_database_that_did_not_change_keeps_its_session_and_what_was_seen() throws Exception {
        idleInTransaction();
        sampled("db1");
        Target before = warden.target("db1");
        databases.remove("db2");
        define("db3", "");
        reload(POLICY);

        assertThat(warden.target("db1")).isSameAs(before);
        SweepReport report = warden.sweepAndSettle("db1");

        assertThat(report.kills()).as("confirmed by the second sample").hasSize(1);
        assertThat(logins("db1")).as("watching and killing").isEqualTo(2);
    }

    @Test
    void labels_ceiling_and_interval_change_without_a_new_login() throws Exception {
        sampled("db1");
        Target before = warden.target("db1");
        define("db1", ", labels: { tier: gold }, ceiling: dry-run, sample: { every: 2s, timeout: 1s }");
        reload(POLICY);

        assertThat(warden.target("db1")).isSameAs(before);
        assertThat(before.database().labels()).containsEntry("tier", "gold");
        sampled("db1");
        assertThat(logins("db1")).isEqualTo(1);
        assertThat(warden.scrape()).contains("session_warden_database_info{database=\"db1\",tier=\"gold\"} 1.0");
    }

    @Test
    void a_policy_that_is_changed_counts_its_samples_anew() throws Exception {
        idleInTransaction();
        sampled("db1");
        reload(POLICY.replace("for: 15m", "for: 10m"));

        assertThat(warden.sweep("db1").kills()).isEmpty();
        assertThat(warden.sweepAndSettle("db1").kills()).hasSize(1);
    }

    @Test
    void a_policy_that_is_taken_out_kills_nobody_any_more_and_its_series_end() throws Exception {
        idleInTransaction();
        sampled("db1");
        reload("policies: { other: { databases: all, mode: dry-run, match: { state: long-running, for: 1h } } }\n");

        assertThat(warden.sweep("db1").kills()).isEmpty();
        assertThat(warden.sweep("db1").kills()).isEmpty();
        assertThat(warden.scrape())
                .contains("policy=\"other\"")
                .contains("session_warden_policy_mode{mode=\"dry-run\",policy=\"other\"} 1.0")
                .doesNotContain("policy=\"idle\"");
    }

    @Test
    void a_file_that_is_not_valid_leaves_everything_as_it_was() throws Exception {
        sampled("db1");
        reload(POLICY + "polices: {}\n");
        assertThat(warden.metric("session_warden_fleet_reload_success")).isZero();
        assertThat(sampled("db1")).isInstanceOf(Sample.Taken.class);
        assertThat(warden.fleet().policies().policies()).hasSize(1);
        Files.delete(file());
        warden.reload();
        assertThat(sampled("db2")).isInstanceOf(Sample.Taken.class);

        reload(POLICY);
        assertThat(warden.metric("session_warden_fleet_reload_success")).isEqualTo(1);
        assertThat(logins("db1")).isEqualTo(1);
        List<NoteRead> notes = warden.ledger.notes(Set.of(Note.Kind.RELOAD), Instant.EPOCH);
        assertThat(notes)
                .extracting(note -> note.body().at("/success").asBoolean())
                .containsExactly(false, false, true);
        assertThat(notes.getFirst().body().at("/problems").asInt()).isEqualTo(1);
        assertThat(notes.getLast().body().at("/digest").asText()).hasSize(64);
    }

    @Test
    void a_change_is_taken_only_when_two_looks_have_seen_the_same() throws Exception {
        Files.writeString(
                file(),
                "databases: { db1: { url: '%s', username: warden, password: %s } }\n"
                        .formatted(scene.simulator().url("db1"), Secrets.PASSWORD));
        warden.lookAtFleetFile();
        assertThat(warden.findTarget("db2")).as("half written").isPresent();
        write(POLICY);
        warden.lookAtFleetFile();
        warden.lookAtFleetFile();
        assertThat(warden.findTarget("db2")).isPresent();
        assertThat(warden.ledger.notes(Set.of(Note.Kind.RELOAD), Instant.EPOCH)).isEmpty();
    }

    @Test
    void a_url_that_is_changed_moves_the_session_and_starts_anew() throws Exception {
        sampled("db1");
        sampled("db1");
        databases.put(
                "db1", "  db1: { url: '%s' }\n".formatted(scene.simulator().url("db3")));
        reload(POLICY);

        await().atMost(Warden.LIMIT)
                .until(() -> database("db1").sessionsOf("warden").isEmpty());
        assertThat(sampled("db1")).isInstanceOf(Sample.Taken.class);
        assertThat(logins("db3")).isEqualTo(1);
        assertThat(warden.target("db1").sightings().samples()).as("warming up").isEqualTo(1);
        assertThat(warden.metric("session_warden_database_up", "database", "db1"))
                .isEqualTo(1);
    }

    @Test
    void a_kill_under_way_comes_to_its_end_on_a_database_that_is_taken_out() throws Exception {
        App app = idleInTransaction();
        sampled("db1");
        Kill kill = slowlyKilled();
        databases.remove("db1");
        reload(POLICY);

        assertThat(warden.settle(kill).outcome()).hasValue(Outcome.KILLED);
        assertThat(warden.kills())
                .singleElement()
                .extracting(KillRecord::outcome)
                .isEqualTo("killed");
        await().atMost(Warden.LIMIT)
                .until(() -> database("db1").sessionsOf("warden").isEmpty());
        assertThat(app.sid()).isPositive();
    }

    @Test
    void while_a_kill_ends_on_the_former_connection_there_are_no_more_than_two() throws Exception {
        idleInTransaction();
        sampled("db1");
        Kill kill = slowlyKilled();
        define("db1", ", sample: { every: 5s, timeout: 4s }");
        reload(POLICY);
        await().atMost(Warden.LIMIT).until(() -> sampled("db1") instanceof Sample.Taken);
        warden.target("db1")
                .link()
                .evidence(SessionSnapshots.inactiveFor(1000).build()); // wants a connection to kill on

        assertThat(warden.settle(kill).outcome()).hasValue(Outcome.KILLED);
        assertThat(sampled("db1")).isInstanceOf(Sample.Taken.class);
        assertThat(database("db1").counters().sessionsPeak().get("WARDEN")).isLessThanOrEqualTo(2);
        assertThat(database("db1").killLog()).hasSize(1);
    }

    @Test
    void a_ceiling_that_is_lowered_holds_for_a_kill_not_yet_sent() throws Exception {
        App app = idleInTransaction();
        sampled("db1");
        warden.betweenSampleAndSecondLook(() -> {
            define("db1", ", ceiling: dry-run");
            rewritten();
        });
        warden.sweepAndSettle("db1");

        assertAlive(app, "ceiling");
    }

    @Test
    void a_policy_that_is_changed_or_protection_that_is_added_holds_for_a_kill_not_yet_sent() throws Exception {
        App app = idleInTransaction();
        sampled("db1");
        warden.betweenSampleAndSecondLook(() -> rewritten(POLICY.replace("mode: enforce", "mode: dry-run")));
        warden.sweepAndSettle("db1");
        assertAlive(app, "changed");

        Verdict verdict = warden.request("db1", warden.session("db1", app.sid()));
        warden.betweenSampleAndSecondLook(() -> rewritten("policies: {}\nprotect: { users: [ APP ] }\n"));
        warden.settle(warden.kill(verdict));
        assertThat(warden.metric(
                        "session_warden_kills_suppressed", "database", "db1", "reason", Reason.PROTECTED.label()))
                .isEqualTo(1);
        assertThat(database("db1").killLog()).isEmpty();
    }

    private void rewritten() {
        rewritten(POLICY);
    }

    private void rewritten(String more) {
        try {
            reload(more);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertAlive(App app, String reason) throws Exception {
        assertThat(database("db1").killLog()).isEmpty();
        assertThat(app.number("select balance from account where id = 1")).isZero();
        assertThat(warden.metric("session_warden_kills_suppressed", "database", "db1", "reason", reason))
                .isEqualTo(1);
    }

    @Test
    void a_password_alone_is_read_anew_without_a_reload() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), Secrets.PASSWORD);
        define("db1", ", password: { file: '%s' }".formatted(password));
        reload(POLICY);
        sampled("db1");
        database("db1").changePassword("warden", "rotated");
        Files.writeString(password, "rotated");
        database("db1").disconnect();
        sampled("db1");
        warden.reload();

        assertThat(sampled("db1")).isInstanceOf(Sample.Taken.class);
        assertThat(warden.ledger.notes(Set.of(Note.Kind.RELOAD), Instant.EPOCH)).hasSize(1);
    }

    @Test
    void a_mounted_directory_whose_links_are_swapped_is_read_anew() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("mount"));
        publish(mount, "first", fleet(POLICY));
        Files.createSymbolicLink(mount.resolve("fleet.yaml"), Path.of("..data", "fleet.yaml"));
        try (Warden other = Warden.at(mount, scene.clock(), Warden.newLedger())) {
            assertThat(other.findTarget("db3")).isEmpty();
            define("db3", "");
            publish(mount, "second", fleet(POLICY));
            other.reload();
            assertThat(other.findTarget("db3")).isPresent();
        }
    }

    /** As Kubernetes does it: a new directory, and one link to it that is replaced at once. */
    private static void publish(Path mount, String version, String content) throws IOException {
        Path directory = Files.createDirectory(mount.resolve(".." + version));
        Files.writeString(directory.resolve("fleet.yaml"), content);
        Path link = Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of(".." + version));
        Files.move(link, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
