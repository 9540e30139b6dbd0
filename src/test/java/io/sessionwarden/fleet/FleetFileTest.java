package io.sessionwarden.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.fleet.Database.Sampling;
import io.sessionwarden.policy.DatabaseSelector;
import io.sessionwarden.policy.Glob;
import io.sessionwarden.policy.MatchRule;
import io.sessionwarden.policy.Mode;
import io.sessionwarden.policy.NamePatterns;
import io.sessionwarden.policy.Policy;
import io.sessionwarden.policy.State;
import io.sessionwarden.session.Action;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetFileTest {
    @TempDir
    Path directory;

    private WrittenFleet written;

    @BeforeEach
    void inDirectory() {
        written = new WrittenFleet(directory);
    }

    @Test
    void a_database_that_says_the_least_is_sampled_and_never_touched() throws FleetInvalid {
        Credentials warden = new Credentials("warden", new Secret.FromEnvironment("PW"));
        assertThat(written.read(WrittenFleet.DATABASES).databases())
                .containsExactly(Map.entry(
                        "crm",
                        new Database(
                                "crm",
                                "jdbc:oracle:thin:@//h:1521/CRM",
                                warden,
                                warden,
                                Map.of(),
                                "direct",
                                Mode.DRY_RUN,
                                new Sampling(Duration.ofSeconds(10), Duration.ofSeconds(5)))));
    }

    @Test
    void a_database_has_the_defaults_where_it_says_nothing_itself() throws FleetInvalid {
        Map<String, Database> databases = written.read("""
                        defaults:
                          username: warden
                          password: { file: "/run/secrets/{database}/password" }
                          killer: { username: killer, password: { file: "/run/{database}-{database}" } }
                          sample: { every: 20s, timeout: 8s }
                          labels: { tier: gold, site: here }
                          ceiling: observe
                        databases:
                          hr:
                            url: jdbc:oracle:thin:@//h/HR
                          crm:
                            url: jdbc:oracle:thin:@//h/CRM
                            username: other
                            killer: { username: slayer }
                            sample: { every: 6s }
                            labels: { tier: silver }
                            ceiling: enforce
                        """).databases();

        assertThat(databases.keySet()).containsExactly("hr", "crm");
        assertThat(databases.get("hr"))
                .isEqualTo(new Database(
                        "hr",
                        "jdbc:oracle:thin:@//h/HR",
                        new Credentials("warden", new Secret.FromFile(Path.of("/run/secrets/hr/password"))),
                        new Credentials("killer", new Secret.FromFile(Path.of("/run/hr-hr"))),
                        Map.of("tier", "gold", "site", "here"),
                        "direct",
                        Mode.OBSERVE,
                        new Sampling(Duration.ofSeconds(20), Duration.ofSeconds(8))));
        assertThat(databases.get("crm"))
                .isEqualTo(new Database(
                        "crm",
                        "jdbc:oracle:thin:@//h/CRM",
                        new Credentials("other", new Secret.FromFile(Path.of("/run/secrets/crm/password"))),
                        new Credentials("slayer", new Secret.FromFile(Path.of("/run/crm-crm"))),
                        Map.of("tier", "silver", "site", "here"),
                        "direct",
                        Mode.ENFORCE,
                        new Sampling(Duration.ofSeconds(6), Duration.ofSeconds(6))));
    }

    @Test
    void a_policy_that_says_the_least_is_a_dry_run_for_all_databases() throws FleetInvalid {
        Fleet fleet = written.read(
                WrittenFleet.DATABASES + "policies: { long: { match: { state: long-running, for: 10m } } }\n");
        assertThat(fleet.policies().policies())
                .containsExactly(new Policy(
                        "long",
                        DatabaseSelector.ALL,
                        Mode.DRY_RUN,
                        new MatchRule(State.LONG_RUNNING, Duration.ofMinutes(10), Optional.empty(), NamePatterns.ANY),
                        2,
                        Action.KILL_IMMEDIATE,
                        Duration.ofSeconds(60)));
    }

    @Test
    void a_policy_that_says_everything_is_read_as_written() throws FleetInvalid {
        Fleet fleet = written.read(WrittenFleet.DATABASES + """
                        policies:
                          idle:
                            databases: { names: [ "crm*", hr ], labels: { tier: gold } }
                            mode: enforce
                            match:
                              state: idle-in-transaction
                              for: 15m
                              transaction-age: 2h
                              user: { include: [ "APP_*" ], exclude: [ APP_BATCH ] }
                            confirm: { samples: 3 }
                            action: [ { do: kill, settle: 30s } ]
                        """);
        assertThat(fleet.policies().policies())
                .containsExactly(new Policy(
                        "idle",
                        new DatabaseSelector(List.of(Glob.of("crm*"), Glob.of("hr")), Map.of("tier", "gold")),
                        Mode.ENFORCE,
                        new MatchRule(
                                State.IDLE_IN_TRANSACTION,
                                Duration.ofMinutes(15),
                                Optional.of(Duration.ofHours(2)),
                                new NamePatterns(List.of(Glob.of("APP_*")), List.of(Glob.of("APP_BATCH")))),
                        3,
                        Action.KILL,
                        Duration.ofSeconds(30)));
    }

    @Test
    void policies_keep_the_order_of_the_file() throws FleetInvalid {
        String match = ": { match: { state: long-running, for: 1m } }\n";
        Fleet fleet = written.read(WrittenFleet.DATABASES + "policies:\n  z" + match + "  a" + match + "  m" + match);
        assertThat(fleet.policies().policies()).extracting(Policy::name).containsExactly("z", "a", "m");
    }

    @Test
    void protection_is_added_to_what_is_always_protected() throws FleetInvalid {
        Fleet fleet =
                written.read(WrittenFleet.DATABASES + "protect: { users: [ 'REPL_*', SYS ], programs: [ ggs@* ] }\n");
        assertThat(fleet.protect().users()).extracting(Glob::text).containsExactly("SYS", "SYSTEM", "DBSNMP", "REPL_*");
        assertThat(fleet.protect().programs())
                .extracting(Glob::text)
                .containsExactly("rman@*", "extract@*", "replicat@*", "*(J???)", "*(P???)", "ggs@*");
    }

    @Test
    void texts_that_yaml_takes_for_numbers_and_truths_stay_texts() throws FleetInvalid {
        Fleet fleet = written.read("""
                        databases:
                          0815:
                            url: jdbc:oracle:thin:@//h/CRM
                            username: 123
                            password: { env: PW }
                            labels: { live: no, opens: 07:00, version: 1.10 }
                        """);
        Database database = fleet.databases().get("0815");
        assertThat(database.watcher().username()).isEqualTo("123");
        assertThat(database.labels()).isEqualTo(Map.of("live", "no", "opens", "07:00", "version", "1.10"));
    }

    @Test
    void an_anchor_can_be_used_again() throws FleetInvalid {
        Fleet fleet = written.read("""
                        databases:
                          crm: { url: 'jdbc:oracle:thin:@//h/CRM', username: warden, password: &pw { env: PW } }
                          hr: { url: 'jdbc:oracle:thin:@//h/HR', username: warden, password: *pw }
                        """);
        assertThat(fleet.databases().get("hr").watcher())
                .isEqualTo(fleet.databases().get("crm").watcher());
    }

    @Test
    void a_password_in_the_file_is_read_where_that_is_allowed_and_never_shown() throws FleetInvalid {
        written.file("fleet.yaml", """
                        databases:
                          crm: { url: 'jdbc:oracle:thin:@//h/CRM', username: warden, password: tiger }
                        """);
        Fleet fleet = FleetFile.read(directory.resolve("fleet.yaml"), true);
        assertThat(fleet.databases().get("crm").watcher().password()).isEqualTo(new Secret.Inline("tiger"));
        assertThat(fleet.toString()).doesNotContain("tiger");
    }

    @Test
    void what_is_allowed_but_perhaps_not_meant_is_warned_of() throws FleetInvalid {
        Fleet fleet = written.read("""
                        defaults: { username: warden, password: { env: PW } }
                        databases:
                          crm: { url: 'jdbc:oracle:thin:@//h/CRM', sample: { every: 4s } }
                          hr: { url: 'jdbc:oracle:thin:@//h/HR', sample: { every: 5s } }
                        policies:
                          here: { databases: { names: [ "h?" ] }, match: { state: long-running, for: 1m } }
                          gone: { databases: { names: [ "erp*" ] }, match: { state: long-running, for: 1m } }
                        """);
        assertThat(fleet.warnings())
                .containsExactly(
                        "databases.crm.sample.every: below 5s sampling itself costs the database",
                        "policies.gone.databases: selects none of the databases");
    }
}
