package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverLobTest extends EveryDriver {
    private static final String LONG = "größe € ".repeat(12_000);
    private Connection connection;
    private String table;

    @BeforeEach
    void table() throws SQLException {
        connection = connect("app");
        table = table(connection, "id number, c clob, b blob");
    }

    private void insert(int id, Binder binder) throws SQLException, IOException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into " + table + " (id, c, b) values (?, ?, ?)")) {
            statement.setInt(1, id);
            statement.setNull(2, java.sql.Types.CLOB);
            statement.setNull(3, java.sql.Types.BLOB);
            binder.bind(statement);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException, IOException;
    }

    @Test
    void a_clob_is_text_a_locator_and_a_stream() throws SQLException, IOException {
        insert(1, statement -> statement.setString(2, "short 🙂"));
        insert(2, statement -> statement.setString(2, LONG));
        for (int run = 0; run < 2; run++) {
            assertClobs(connection);
        }
        for (String units : new String[] {"-1", "1000"}) {
            Properties prefetch = new Properties();
            prefetch.setProperty("oracle.jdbc.defaultLobPrefetchSize", units);
            assertClobs(connect("app", prefetch));
        }
    }

    private void assertClobs(Connection reader) throws SQLException, IOException {
        try (PreparedStatement statement =
                        reader.prepareStatement("select id, c, c as again from " + table + " order by id");
                ResultSet rows = statement.executeQuery()) {
            for (String expected : new String[] {"short 🙂", LONG}) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("C")).isEqualTo(expected);
                Clob clob = rows.getClob("AGAIN");
                assertThat(clob.length()).isEqualTo(expected.length());
                assertThat(clob.getSubString(3, 100))
                        .isEqualTo(expected.substring(2, Math.min(expected.length(), 102)));
                try (var characters = clob.getCharacterStream()) {
                    var whole = new java.io.StringWriter();
                    characters.transferTo(whole);
                    assertThat(whole.toString()).isEqualTo(expected);
                }
            }
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void a_clob_is_written_by_locator_stream_and_long_text() throws SQLException, IOException {
        insert(1, statement -> {
            Clob clob = connection.createClob();
            clob.setString(1, LONG);
            clob.setString(1, "GRÖSSE");
            statement.setClob(2, clob);
        });
        insert(2, statement -> statement.setCharacterStream(2, new StringReader(LONG), LONG.length()));
        insert(3, statement -> statement.setClob(2, new StringReader(LONG)));
        insert(4, statement -> statement.setString(2, LONG.substring(0, 20_000)));
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select c from " + table + " order by id")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("GRÖSSE" + LONG.substring(6));
            rows.next();
            assertThat(rows.getString(1)).isEqualTo(LONG);
            rows.next();
            assertThat(rows.getString(1)).isEqualTo(LONG);
            rows.next();
            assertThat(rows.getString(1)).isEqualTo(LONG.substring(0, 20_000));
        }
    }

    @Test
    void a_blob_is_bytes_a_locator_and_a_stream() throws SQLException, IOException {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        insert(1, statement -> statement.setBytes(3, bytes));
        insert(2, statement -> statement.setBinaryStream(3, new ByteArrayInputStream(bytes), bytes.length));
        insert(3, statement -> {
            Blob blob = connection.createBlob();
            blob.setBytes(1, bytes);
            statement.setBlob(3, blob);
        });
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select b from " + table + " order by id")) {
            for (int i = 0; i < 3; i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getBytes(1)).isEqualTo(bytes);
                Blob blob = rows.getBlob(1);
                assertThat(blob.length()).isEqualTo(bytes.length);
                assertThat(blob.getBytes(2, 3)).containsExactly(bytes[1], bytes[2], bytes[3]);
                assertThat(blob.getBinaryStream().readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void a_fetched_value_cannot_be_written_behind_the_back_of_its_row() throws SQLException, IOException {
        insert(1, statement -> statement.setString(2, "as it was"));
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select c from " + table)) {
            row.next();
            Clob clob = row.getClob(1);
            assertThat(failure(() -> clob.setString(1, "changed")).getErrorCode())
                    .isEqualTo(22920);
        }
        assertThat(connection.isValid(5)).isTrue();
    }
}
