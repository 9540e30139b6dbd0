package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sessionwarden.engine.LoginJournal;
import io.sessionwarden.ledger.Note;
import io.sessionwarden.ledger.NoteRead;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.Trouble;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.Scene;
import io.sessionwarden.testing.Secrets;
import io.sessionwarden.testing.SessionSnapshots;
import io.sessionwarden.testing.Warden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account that locks after three failed logins is never locked by the daemon, whatever is done to it in between. */
class LockOutTest {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Scene scene = Scene.with("");
    private final String ledger = Warden.newLedger();

    @TempDir
    private Path folder;

    private Warden warden;

    @BeforeEach
    void start() throws IOException {
        scene.database().accounts().lockAfter(3);
        writeFleet("");
    }

    @AfterEach
    void close() {
        if (warden != null) {
            warden.close();
        }
        scene.close();
    }

    private void writeFleet(String more) throws IOException {
        Files.writeString(folder.resolve("fleet.yaml"), """
                databases:
                  db1: { url: '%s', username: warden, ceiling: enforce, password: { file: '%s' } }
                %s
                """.formatted(
                        scene.simulator().url("db1"), folder.resolve("password"), more));
    }

    private void password(String password) throws IOException {
        Files.writeString(folder.resolve("password"), password);
    }

    private void restart() {
        if (warden != null) {
            warden.close();
        }
        warden = Warden.at(folder.resolve("fleet.yaml"), scene.clock(), ledger);
    }

    private Trouble.Kind sweptWithTrouble() {
        return ((Sample.Failed) warden.sweep("db1").sample()).trouble().kind();
    }

    private boolean isVisible() {
        return warden.sweep("db1").sample() instanceof Sample.Taken;
    }

    private int failedLogins() {
        return scene.database().failedLogons("warden");
    }

    private List<String> rearm() throws LoginJournal.Unavailable {
        return warden.logins().rearm("db1", "oncall", "account checked");
    }

    /** What a kill asks for on the lane that kills, whatever the other lane thinks. */
    private void killLaneConnects(App app) {
        warden.target("db1").link().evidence(SessionSnapshots.inactiveFor(1000).build());
        assertThat(app.sid()).isPositive();
    }

    private void hours(int hours, App app) throws IOException {
        for (int minute = 0; minute < hours * 60; minute++) {
            scene.forward(EVERY);
            warden.sweep("db1");
            if (minute % 30 == 0) {
                killLaneConnects(app);
            }
            if (minute % 60 == 0) {
                writeFleet("policies: { p%d: { match: { state: long-running, for: 1h } } }".formatted(minute));
                warden.reload();
            }
        }
    }

    @Test
    void a_day_of_sweeps_kills_reloads_restarts_and_new_wrong_passwords_does_not_lock_the_account() throws Exception {
        App app = scene.app("payroll");
        for (int day = 0; day < 4; day++) {
            password("wrong " + Math.min(day, 2));
            restart();
            hours(6, app);
        }
        assertThat(failedLogins()).isEqualTo(2);

        password(Secrets.PASSWORD);
        assertThat(sweptWithTrouble()).isEqualTo(Trouble.Kind.LOGIN_STOPPED);
        assertThat(rearm()).containsExactly("WARDEN");
        assertThat(isVisible()).isTrue();
        assertThat(failedLogins()).isEqualTo(2);
    }

    @Test
    void a_refused_password_is_not_tried_again_after_a_restart_and_a_new_one_is_once() throws Exception {
        password("wrong");
        for (int i = 0; i < 4; i++) {
            restart();
            warden.sweep("db1");
            assertThat(sweptWithTrouble()).isEqualTo(Trouble.Kind.LOGIN_STOPPED);
        }
        assertThat(failedLogins()).isEqualTo(1);

        password(Secrets.PASSWORD);
        assertThat(isVisible()).isTrue();
        restart();
        assertThat(isVisible()).isTrue();
    }

    @Test
    void a_login_that_went_well_is_remembered_too() throws Exception {
        for (int rotation = 0; rotation < 3; rotation++) {
            password("too early " + rotation);
            restart();
            assertThat(sweptWithTrouble()).isEqualTo(Trouble.Kind.LOGIN_REFUSED);
            password(Secrets.PASSWORD);
            assertThat(isVisible()).isTrue();
        }
        restart();
        assertThat(isVisible()).isTrue();
    }

    @Test
    void a_locked_account_is_tried_again_once_when_logins_are_allowed_again() throws Exception {
        password(Secrets.PASSWORD);
        scene.database().accounts().lock("warden");
        restart();
        assertThat(sweptWithTrouble()).isEqualTo(Trouble.Kind.LOGIN_REFUSED);
        rearm();
        assertThat(sweptWithTrouble()).isEqualTo(Trouble.Kind.LOGIN_REFUSED);
        password("another");
        assertThat(sweptWithTrouble()).as("one login only").isEqualTo(Trouble.Kind.LOGIN_STOPPED);

        scene.database().accounts().open("warden");
        password(Secrets.PASSWORD);
        restart();
        assertThat(sweptWithTrouble()).isEqualTo(Trouble.Kind.LOGIN_STOPPED);
        rearm();
        assertThat(isVisible()).isTrue();
    }

    @Test
    void the_account_that_kills_is_counted_for_itself() throws Exception {
        Files.writeString(
                folder.resolve("fleet.yaml"), """
                databases:
                  db1:
                    url: '%s'
                    username: warden
                    password: %s
                    killer: { username: app2, password: wrong }
                """.formatted(scene.simulator().url("db1"), Secrets.PASSWORD));
        for (int i = 0; i < 4; i++) {
            restart();
            assertThat(isVisible()).isTrue();
            killLaneConnects(scene.app("payroll"));
        }
        assertThat(scene.database().failedLogons("app2")).isEqualTo(1);
        assertThat(rearm()).containsExactly("APP2");
    }

    @Test
    void the_ledger_has_who_and_why_and_not_the_password() throws Exception {
        password(Secrets.WRONG_PASSWORD);
        restart();
        warden.sweep("db1");
        rearm();

        List<NoteRead> notes = warden.ledger.notes(Set.of(Note.Kind.REFUSED_LOGIN, Note.Kind.REARM), Instant.EPOCH);

        assertThat(notes).extracting(NoteRead::kind).containsExactly(Note.Kind.REFUSED_LOGIN, Note.Kind.REARM);
        assertThat(notes.getFirst().database()).isEqualTo("db1");
        assertThat(notes.getFirst().body().toString())
                .contains("\"account\":\"WARDEN\"", "\"code\":\"ORA-01017\"")
                .doesNotContain(Secrets.WRONG_PASSWORD);
        assertThat(notes.getFirst().body().at("/fingerprint/rounds").asInt()).isGreaterThan(100_000);
        assertThat(notes.getLast().writtenBy()).isEqualTo("oncall");
        assertThat(notes.getLast().body().toString()).contains("account checked");
    }

    @Test
    void while_the_ledger_takes_nothing_memory_holds_and_re_arming_is_refused() throws Exception {
        password("wrong");
        restart();
        warden.logins().rearm("db1", "oncall", "reads the ledger");
        warden.loseLedger();
        assertThat(sweptWithTrouble()).isEqualTo(Trouble.Kind.LOGIN_REFUSED);
        for (int i = 0; i < 5; i++) {
            assertThat(sweptWithTrouble()).isEqualTo(Trouble.Kind.LOGIN_STOPPED);
        }
        assertThat(catchThrowable(this::rearm)).isInstanceOf(LoginJournal.Unavailable.class);
        assertThat(failedLogins()).isEqualTo(1);
    }

    @Test
    void while_the_ledger_cannot_be_read_there_is_no_login() throws Exception {
        password(Secrets.PASSWORD);
        restart();
        warden.loseLedger();
        assertThat(sweptWithTrouble()).isEqualTo(Trouble.Kind.LOGIN_STOPPED);
        assertThat(scene.database().counters().logons()).doesNotContainKey("WARDEN");
    }
}
