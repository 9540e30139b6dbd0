package io.sessionwarden.sim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionwarden.sim.net.MemoryDatabase.Outcome;
import java.math.BigDecimal;
import java.net.Socket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConnectionsTest extends WireTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void a_hundred_connections_work_at_once() throws Exception {
        database.query(
                "select echo from t",
                List.of(number("N")),
                (session, binds) -> Outcome.rows(List.<Object[]>of(binds.toArray())));
        ExecutorService clients = Executors.newFixedThreadPool(100);
        List<Connection> connections = new ArrayList<>();
        try {
            List<Future<Connection>> logins = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                logins.add(clients.submit(() -> connect()));
            }
            for (Future<Connection> login : logins) {
                connections.add(login.get());
            }
            assertThat(listener.traffic("DB1").openConnections()).isEqualTo(100);
            List<Future<?>> works = new ArrayList<>();
            for (Connection connection : connections) {
                works.add(clients.submit(() -> echo(connection)));
            }
            for (Future<?> work : works) {
                work.get();
            }
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
            clients.shutdownNow();
        }
        await().atMost(SOON).until(() -> listener.traffic("db1").openConnections() == 0);
        assertThat(listener.traffic("db1").peakConnections()).isEqualTo(100);
        assertThat(listener.traffic("db1").connects()).isEqualTo(100);
        assertThat(database.sessions)
                .hasSize(100)
                .allSatisfy(session -> assertThat(session.closes).hasValue(1));
    }

    private Void echo(Connection connection) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement("select echo from t where a = ?")) {
            for (int i = 0; i < 20; i++) {
                statement.setInt(1, i);
                try (ResultSet result = statement.executeQuery()) {
                    assertThat(result.next()).isTrue();
                    assertThat(result.getBigDecimal(1)).isEqualTo(BigDecimal.valueOf(i));
                }
            }
        }
        return null;
    }

    @Test
    void what_the_client_says_of_itself_arrives_with_its_next_call() throws Exception {
        try (Connection connection = connect()) {
            connection.setClientInfo("OCSID.MODULE", "billing");
            connection.setClientInfo("OCSID.ACTION", "žaluzie");
            connection.setClientInfo("OCSID.CLIENTID", "joe");
            connection.setClientInfo("OCSID.CLIENT_INFO", "month 11");
            assertThat(connection.isValid(5)).isTrue();
            assertThat(database.lastSession().identities).containsExactly("joe|billing|žaluzie|month 11");
            connection.setClientInfo("OCSID.ACTION", "close");
            connection.isValid(5);
            assertThat(database.lastSession().identities).hasSize(2);
            assertThat(database.lastSession().identities.getLast()).contains("|close|");
        }
    }

    @Test
    void a_ping_is_one_call_and_one_round_trip() throws Exception {
        try (Connection connection = connect()) {
            MemorySession session = database.lastSession();
            int calls = session.calls.get();
            long roundTrips = listener.traffic("db1").roundTrips();
            long bytesOut = listener.traffic("db1").bytesOut();
            assertThat(connection.isValid(5)).isTrue();
            assertThat(session.calls).hasValue(calls + 1);
            assertThat(listener.traffic("db1").roundTrips()).isEqualTo(roundTrips + 1);
            assertThat(listener.traffic("db1").bytesOut() - bytesOut).isBetween(10L, 20L);
        }
    }

    @Test
    void bytes_that_are_no_packets_end_their_connection_only() throws Exception {
        try (Connection healthy = connect()) {
            for (byte[] rubbish : List.of(
                    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(),
                    new byte[] {0, 3, 0, 0, 1, 0, 0, 0},
                    new byte[] {0, 8, 0, 0, 1, 0, 0, 0},
                    new byte[] {0, 9, 0, 0, 6, 0, 0, 0, 1})) {
                try (Socket socket = new Socket("127.0.0.1", listener.port())) {
                    socket.setSoTimeout(5000);
                    socket.getOutputStream().write(rubbish);
                    socket.shutdownOutput();
                    assertThat(socket.getInputStream().readAllBytes()).isEmpty();
                }
            }
            assertThat(healthy.isValid(5)).isTrue();
            connect().close();
        }
    }
}
