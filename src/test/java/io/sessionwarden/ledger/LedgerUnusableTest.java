package io.sessionwarden.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerUnusableTest {
    private static final String PASSWORD = "a-password-of-the-ledger";

    @TempDir
    private Path folder;

    private static Config config(String url) {
        return new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of("warden.ledger.url", url, "warden.ledger.password", PASSWORD))
                .build();
    }

    private static void assertRefused(String url, String why) {
        assertThatExceptionOfType(LedgerUnusable.class)
                .isThrownBy(() -> LedgerDatabase.check(config(url)))
                .withMessageContaining(why)
                .withMessageNotContaining(PASSWORD)
                .withMessageNotContaining(url);
    }

    @Test
    void a_ledger_that_can_be_used_is_left_closed() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("ledger");
        LedgerDatabase.check(config(url));
        try (AgroalDataSource again = LedgerDatabase.open(url, "warden", PASSWORD)) {
            assertThat(again.getConnection().isValid(1)).isTrue();
        }
    }

    @Test
    void entries_are_on_disk_when_they_are_answered_whether_the_url_says_so_or_not() throws Exception {
        for (String more : List.of("", ";WRITE_DELAY=0")) {
            String url = "jdbc:h2:file:" + folder.resolve("ledger") + more;
            try (AgroalDataSource source = LedgerDatabase.open(url, "warden", PASSWORD);
                    Connection connection = source.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet setting = statement.executeQuery(
                            "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'")) {
                assertThat(setting.next()).isTrue();
                assertThat(setting.getString(1)).isEqualTo("0");
            }
        }
    }

    @Test
    void a_ledger_that_would_write_later_is_refused() {
        assertRefused("jdbc:h2:file:" + folder.resolve("ledger") + ";WRITE_DELAY=500", "WRITE_DELAY");
    }

    @Test
    void a_ledger_that_would_close_before_the_daemon_is_refused() {
        assertRefused("jdbc:h2:file:" + folder.resolve("ledger") + ";DB_CLOSE_ON_EXIT=TRUE", "DB_CLOSE_ON_EXIT");
    }

    @Test
    void a_ledger_for_several_processes_is_refused() {
        assertRefused("jdbc:h2:file:" + folder.resolve("ledger") + ";AUTO_SERVER=TRUE", "AUTO_SERVER");
    }

    @Test
    void a_database_that_nobody_answers_for_is_not_reached() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertRefused("jdbc:postgresql://127.0.0.1:" + free + "/ledger?password=" + PASSWORD, "cannot be reached");
    }

    @Test
    void another_password_than_that_of_the_file_is_refused() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("ledger");
        LedgerDatabase.open(url, "warden", "another").close();
        assertRefused(url, "refuses the login");
    }

    @Test
    void a_folder_that_cannot_be_is_named_as_the_reason() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertRefused("jdbc:h2:file:" + file.resolve("ledger"), "cannot be read or written");
    }

    @Test
    void tables_of_another_version_are_left_as_they_are() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("ledger");
        try (AgroalDataSource source = LedgerDatabase.open(url, "warden", PASSWORD);
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '1'");
        }
        assertRefused(url, "another version");
    }

    @Test
    void errors_are_not_kept_in_a_file_with_the_values_they_are_about() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("ledger");
        try (AgroalDataSource source = LedgerDatabase.open(url, "warden", PASSWORD);
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(java.sql.SQLException.class)
                    .isThrownBy(() ->
                            statement.executeQuery("select 1 / 0 from ledger_probe where 'a literal' is not null"));
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("ledger.mv.db");
        }
    }
}
