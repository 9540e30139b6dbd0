package io.sessionwarden.sim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.net.MemoryDatabase.Outcome;
import io.sessionwarden.testing.Oracle;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobustnessTest extends WireTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private Connection connect(Relay relay) throws SQLException {
        String url = "jdbc:oracle:thin:@//127.0.0.1:%d/db1".formatted(relay.port());
        return Oracle.login(url, MemoryDatabase.USER, MemoryDatabase.PASSWORD);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "03 f0 05 01 02 03, a function that nobody knows",
        "03 79 05 00 00, queues",
        "03 67 05 00 00, a distributed transaction",
        "11 f1 04 01 02 03 5e 05 00, a piggyback that nobody knows"
    })
    void what_is_not_served_is_an_error_and_the_connection_goes_on(String message, String what) throws Exception {
        try (Relay relay = new Relay(listener.port());
                Connection connection = connect(relay)) {
            byte[] padded = Arrays.copyOf(bytes(message), 400);
            assertThat(relay.say(padded)).as(what).contains("ORA-03001");
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void a_locator_of_nothing_is_an_error_and_the_connection_goes_on() throws Exception {
        String locator = "00".repeat(40);
        String read =
                "03 60 05 01 01 28 00 00 00 00 00 00 00 01 02 00 00 01 01 00 01 00 00 00 00 00 00" + locator + "01 05";
        try (Relay relay = new Relay(listener.port());
                Connection connection = connect(relay)) {
            assertThat(relay.say(bytes(read))).contains("ORA-22922");
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "63 00 00, no message at all",
        "03 5e 05 02 80 21 00 01 04 7f ff ff ff 01 01 0d 00 00, a statement of two gigabytes",
        "11 69 05 01 04 7f ff ff ff, two billion cursors to close",
        "11 69 05 01 81 05, less than no cursors",
        "03 05 05 09 01 01 01 01 01 01 01 01 01, a number of nine bytes"
    })
    void a_request_without_sense_is_told_so_and_ends_its_connection_only(String message, String what) throws Exception {
        try (Connection healthy = connect();
                Relay relay = new Relay(listener.port())) {
            connect(relay);
            assertThat(relay.say(Arrays.copyOf(bytes(message), 200))).as(what).contains("ORA-03106");
            assertThat(relay.next()).isEmpty();
            assertThat(healthy.isValid(5)).isTrue();
            await().atMost(SOON).until(() -> database.lastSession().closes.get() == 1);
        }
    }

    @Test
    void three_hundred_clients_that_leave_halfway_leave_nothing_behind() throws Exception {
        try (Connection healthy = connect()) {
            long before = threads();
            ExecutorService clients = Executors.newFixedThreadPool(50);
            try {
                List<Future<Object>> visits = IntStream.range(0, 300)
                        .mapToObj(i -> clients.submit(() -> visit(i)))
                        .toList();
                for (Future<Object> visit : visits) {
                    visit.get();
                }
            } finally {
                clients.shutdownNow();
            }
            await().atMost(SOON).until(() -> threads() <= before);
            assertThat(healthy.isValid(5)).isTrue();
        }
    }

    /** Connects and goes at a moment that depends on the number: at once, in a header, in a body, as soon as it is logged on. */
    private Object visit(int number) throws Exception {
        if (number % 10 == 0) {
            connect().close();
            return null;
        }
        byte[] half = bytes("00 f0 00 00 01 00 00 00 01 3f 01 2c 00 00");
        try (Socket socket = new Socket("127.0.0.1", listener.port())) {
            socket.getOutputStream().write(half, 0, number % half.length);
        }
        return null;
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sim-call-") || name.startsWith("sim-reader-"))
                .count();
    }

    @Test
    void a_client_that_does_not_read_holds_up_nobody_else_and_can_be_severed() throws Exception {
        String wide = "x".repeat(4000);
        database.query(
                "select wide from t",
                List.of(text("W", 4000)),
                (session, binds) -> Outcome.rows(Collections.nCopies(20_000, new Object[] {wide})));
        try (Relay relay = new Relay(listener.port());
                Connection healthy = connect()) {
            Connection deaf = connect(relay);
            MemorySession session = database.lastSession();
            // Not closed: the driver would wait for the answer that nobody reads
            Statement statement = deaf.createStatement();
            statement.setFetchSize(1);
            ResultSet rows = statement.executeQuery("select wide from t");
            rows.next();
            rows.setFetchSize(20_000);
            int calls = session.calls.get();
            relay.stopReading();
            CompletableFuture<Boolean> query = CompletableFuture.supplyAsync(() -> next(rows));
            await().atMost(SOON).until(() -> session.calls.get() > calls);
            for (int i = 0; i < 20; i++) {
                assertThat(healthy.isValid(2)).isTrue();
            }
            assertThat(query).isNotDone();
            assertThat(session.closes).hasValue(0);
            session.wire.sever();
            await().atMost(SOON).until(() -> session.closes.get() == 1);
        }
    }

    private static boolean next(ResultSet rows) {
        try {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
