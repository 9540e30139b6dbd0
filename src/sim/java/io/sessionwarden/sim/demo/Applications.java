package io.sessionwarden.sim.demo;

import io.sessionwarden.sim.OracleSimulator;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The people of the demonstration. On db1 a payroll clerk leaves for lunch in the middle of a transaction and two web users wait for the same
 * row; on db2 a report joins a table with itself until the end of time; on db3 another clerk goes to lunch. Beside them innocent traffic of
 * the same programs. Every minute it happens again.
 */
final class Applications implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger("demo");
    /** Few enough to set up at once, enough that a join of four copies never ends. */
    private static final int ACCOUNTS = 300;

    private static final Duration LUNCH = Duration.ofSeconds(25);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final OracleSimulator simulator;
    private final CountDownLatch closing = new CountDownLatch(1);

    Applications(OracleSimulator simulator) {
        this.simulator = simulator;
    }

    Applications start() {
        for (String database : simulator.names()) {
            prepare(database);
            repeat(database, "payroll", Duration.ofSeconds(1), client -> pay(client, 2));
        }
        repeat("db1", "payroll", AGAIN, this::lunch);
        repeat("db1", "web", AGAIN, this::waitForTheClerk);
        repeat("db1", "web", AGAIN, this::waitForTheClerk);
        repeat("db2", "report", AGAIN, this::runAway);
        repeat("db3", "payroll", AGAIN, this::lunch);
        return this;
    }

    private void prepare(String database) {
        try (Client client = Client.of(simulator, database, "setup")) {
            client.run("create table account (id number primary key, balance number not null)");
            for (int id = 1; id <= ACCOUNTS; id++) {
                client.run("insert into account values (" + id + ", 1000)");
            }
            client.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the demo's table in " + database, e);
        }
    }

    private void lunch(Client clerk) throws SQLException {
        clerk.run("update account set balance = balance - 100 where id = 1");
        LOG.infof("%s: a payroll clerk changed account 1 and leaves for lunch without a commit", clerk.database());
        if (!hold(LUNCH)) {
            return;
        }
        try {
            clerk.commit();
            LOG.infof("%s: the clerk is back and committed", clerk.database());
        } catch (SQLException e) {
            LOG.infof("%s: the clerk is back and is told: %s", clerk.database(), firstLine(e));
        }
    }

    private void waitForTheClerk(Client user) throws SQLException {
        if (!hold(Duration.ofSeconds(2))) {
            return;
        }
        long start = System.nanoTime();
        user.run("update account set balance = balance + 1 where id = 1");
        user.commit();
        LOG.infof(
                "%s: a web user got account 1 after waiting %d s",
                user.database(), (System.nanoTime() - start) / 1_000_000_000);
    }

    private void runAway(Client report) {
        LOG.infof("%s: a report starts a join that nobody can wait for", report.database());
        try {
            report.run("select count(*) from account a, account b, account c, account d"
                    + " where a.balance + b.balance + c.balance + d.balance < 0");
        } catch (SQLException e) {
            LOG.infof("%s: the report is told: %s", report.database(), firstLine(e));
        }
    }

    private void pay(Client client, int id) throws SQLException {
        client.run("update account set balance = balance + 1 where id = " + id);
        client.commit();
    }

    private interface Job {
        void of(Client client) throws SQLException;
    }

    /** Does the job over and over on a connection of its own, and on a new one when that was lost. */
    private void repeat(String database, String program, Duration pause, Job job) {
        Thread.ofPlatform().daemon().name("demo-" + program + "-" + database).start(() -> {
            do {
                try (Client client = Client.of(simulator, database, program)) {
                    do {
                        job.of(client);
                    } while (hold(pause) && client.isConnected());
                } catch (SQLException e) {
                    LOG.infof("%s: %s lost its connection: %s", database, program, firstLine(e));
                }
            } while (hold(pause));
        });
    }

    /** The error without the driver's details of the connection. */
    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst(" \\(.*", "");
    }

    /** @return false when the demonstration ends */
    private boolean hold(Duration pause) {
        try {
            return !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
