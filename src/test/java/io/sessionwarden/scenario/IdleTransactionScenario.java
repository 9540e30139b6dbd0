package io.sessionwarden.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.session.Outcome;
import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.sweep.SweepReport;
import io.sessionwarden.testing.App;
import io.sessionwarden.testing.SettableClock;
import io.sessionwarden.testing.Warden;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application leaves its transaction open; others wait for its row. */
class IdleTransactionScenario {
    private static final String POLICY = """
            policies:
              idle:
                databases: all
                mode: enforce
                match: { state: idle-in-transaction, for: 15m, transaction-age: 15m, user: { include: [ "APP*" ] } }
            """;

    private final SettableClock clock = new SettableClock();
    private OracleSimulator simulator;
    private Warden warden;
    private App blocker;
    private App waiter;
    private App bystander;

    @BeforeEach
    void open() throws Exception {
        simulator = OracleSimulator.builder().clock(clock).start();
        warden = Warden.over(simulator, clock, POLICY);
        blocker = App.connect(simulator, "db1", "app", "payroll");
        blocker.run("create table account (id number primary key, balance number)");
        blocker.run("insert into account values (1, 100)").commit();
        waiter = App.connect(simulator, "db1", "app2", "web");
        bystander = App.connect(simulator, "db1", "app", "payroll");
    }

    @AfterEach
    void close() {
        blocker.close();
        waiter.close();
        bystander.close();
        warden.close();
        simulator.close();
    }

    @Test
    void is_ended_its_change_undone_and_the_waiter_goes_on_while_a_bystander_of_the_same_program_lives()
            throws Exception {
        blocker.run("update account set balance = 0 where id = 1");
        CompletableFuture<Void> waiting = waiter.running("update app.account set balance = balance + 1 where id = 1");
        await().atMost(Warden.LIMIT)
                .until(() -> warden.session("db1", waiter.sid()).blocker().isPresent());
        clock.forward(Duration.ofMinutes(16));

        warden.sweep("db1");
        SweepReport second = warden.sweepAndSettle("db1");

        assertThat(second.kills()).hasSize(1);
        assertThat(warden.kills()).singleElement().satisfies(kill -> {
            assertThat(kill.outcome()).isEqualTo(Outcome.KILLED.label());
            assertThat(kill.session().sid()).isEqualTo(blocker.sid());
            assertThat(kill.policy()).isEqualTo("idle");
            assertThat(kill.evidence().waiters()).hasSize(1);
            assertThat(kill.evidence().prevSqlText()).contains("update account");
            assertThat(kill.evidence().lockedObjects()).contains("APP.ACCOUNT");
            assertThat(kill.effectAt()).isNotNull();
            assertThat(kill.attempts()).hasSize(1);
        });
        await().atMost(Warden.LIMIT).until(waiting::isDone);
        waiting.join();
        waiter.commit();
        assertThat(bystander.number("select balance from account where id = 1")).isEqualTo(101);
        assertThat(simulator.database("db1").killLog()).hasSize(1);
        assertThat(warden.metric("session_warden_kills", "database", "db1", "policy", "idle", "outcome", "killed"))
                .isEqualTo(1);
    }
}
