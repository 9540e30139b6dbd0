package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.sim.OracleSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tables that several sessions make and drop at the same time. */
class DefinitionsTest {
    private static final int ROUNDS = 30;

    private static Callable<Long> maker(OracleSimulator simulator, String user, String name) {
        return () -> {
            try (Client client = Client.of(simulator, user)) {
                for (int i = 0; i < ROUNDS; i++) {
                    client.execute("create table " + name + " (id number primary key, v number)");
                    client.execute("create index ix_" + name + " on " + name + " (v)");
                    client.execute("insert into " + name + " values (1, 1)");
                    client.execute("drop table " + name);
                }
            }
            return (long) ROUNDS;
        };
    }

    private static Callable<Long> watcher(OracleSimulator simulator) {
        return () -> {
            for (int i = 0; i < ROUNDS; i++) {
                try (Client client = Client.of(simulator, "warden")) {
                    client.value("select count(*) from gv$session");
                }
            }
            return (long) ROUNDS;
        };
    }

    @Test
    void those_who_define_at_the_same_time_stop_neither_one_another_nor_who_logs_in() throws Exception {
        OracleSimulator simulator = OracleSimulator.builder().start();
        ExecutorService threads =
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
        List<Future<Long>> all = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            all.add(threads.submit(maker(simulator, "app", name)));
        }
        all.add(threads.submit(maker(simulator, "app2", "d")));
        all.add(threads.submit(watcher(simulator)));
        for (Future<Long> one : all) {
            assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(ROUNDS);
        }
        simulator.close(); // only then: one that is stuck would not let itself be closed either
    }
}
