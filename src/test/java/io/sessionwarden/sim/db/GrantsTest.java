package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionwarden.sim.OracleSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private OracleSimulator simulator;
    private SimulatedDatabase database;
    private Client app;
    private Client system;

    @BeforeEach
    void start() throws Exception {
        simulator = OracleSimulator.builder().start();
        database = simulator.database("db1");
        app = Client.of(simulator, "app");
        system = Client.of(simulator, "system");
        app.execute("create table t (id number primary key)");
        app.execute("insert into t values (1)");
        app.commit();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    /** The statements of the script for a single database, as they stand in the reference. */
    private static List<String> documentedGrants() throws IOException {
        String page = Files.readString(Path.of("docs/reference/grants.md"));
        String script = page.split("```sql")[1].split("```")[0];
        return Stream.of(script.split(";"))
                .map(statement -> statement.replaceAll("(?m)^--.*$", "").strip())
                .filter(statement -> !statement.isEmpty())
                .map(statement ->
                        statement.replaceAll("\\bwarden\\b", "watcher").replace("change-me", "watcher"))
                .toList();
    }

    private static List<String> statementsOfTheDaemon() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/sql/oracle"))) {
            return files.map(GrantsTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Client client, String sql) throws SQLException {
        try (PreparedStatement statement = client.connection().prepareStatement(sql)) {
            int binds = (int) sql.chars().filter(c -> c == '?').count();
            for (int i = 1; i <= binds; i++) {
                statement.setString(i, "1");
            }
            statement.executeQuery().next();
        }
    }

    @Test
    void the_documented_grants_are_enough_for_every_statement_of_the_daemon() throws Exception {
        documentedGrants().forEach(database::asSys);
        try (Client watcher = Client.of(simulator, "watcher")) {
            for (String sql : statementsOfTheDaemon()) {
                run(watcher, sql);
            }
            assertThatThrownBy(() -> watcher.execute("alter system kill session '999,999' immediate"))
                    .hasMessageContaining("ORA-00030");
        }
    }

    @Test
    void none_of_the_documented_grants_can_be_left_out() throws Exception {
        List<String> grants = documentedGrants();
        grants.forEach(database::asSys);
        try (Client watcher = Client.of(simulator, "watcher")) {
            for (String grant : grants) {
                if (grant.startsWith("grant select")) {
                    database.asSys(grant.replaceFirst("grant", "revoke").replace(" to ", " from "));
                    assertThat(failures(watcher)).as(grant).isPositive();
                    database.asSys(grant);
                    assertThat(failures(watcher)).as(grant).isZero();
                }
            }
        }
        database.revoke("watcher", "alter system");
        try (Client watcher = Client.of(simulator, "watcher")) {
            assertThatThrownBy(() -> watcher.execute("alter system kill session '999,999' immediate"))
                    .hasMessageContaining("ORA-01031");
        }
        database.revoke("watcher", "create session");
        assertThatThrownBy(() -> Client.of(simulator, "watcher")).hasMessageContaining("ORA-01045");
    }

    private static int failures(Client watcher) throws IOException {
        int failures = 0;
        for (String sql : statementsOfTheDaemon()) {
            try {
                run(watcher, sql);
            } catch (SQLException e) {
                assertThat(e.getErrorCode()).isEqualTo(942);
                failures++;
            }
        }
        return failures;
    }

    @Test
    void a_grant_is_for_one_view_and_not_for_its_twin() throws Exception {
        database.grant("app", "SELECT ON SYS.GV_$SESSION");

        assertThat(app.rows("select sid from gv$session where username = 'SYSTEM'"))
                .hasSize(1);
        assertThatThrownBy(() -> app.rows("select sid from v$session")).hasMessageContaining("ORA-00942");
        assertThat(system.rows("select grantee, owner, table_name, privilege, type from dba_tab_privs"
                        + " where grantee = 'APP' and owner = 'SYS'"))
                .extracting(row -> row.get("TABLE_NAME") + " " + row.get("PRIVILEGE") + " " + row.get("TYPE"))
                .containsExactly("GV_$SESSION SELECT VIEW");

        database.revoke("app", "SELECT ON SYS.GV_$SESSION");
        assertThatThrownBy(() -> app.rows("select sid from gv$session")).hasMessageContaining("ORA-00942");
    }

    @Test
    void the_catalogue_role_and_the_dictionary_privilege_open_all_views() throws Exception {
        for (String privilege : List.of("SELECT_CATALOG_ROLE", "SELECT ANY DICTIONARY")) {
            database.grant("app", privilege);
            assertThat(app.rows("select sid from v$session")).isNotEmpty();
            assertThat(app.rows("select username from dba_users")).isNotEmpty();
            database.revoke("app", privilege);
            assertThatThrownBy(() -> app.rows("select username from dba_users")).hasMessageContaining("ORA-00942");
        }
    }

    @Test
    void a_session_lists_its_privileges_and_roles() throws Exception {
        assertThat(app.rows("select privilege from session_privs"))
                .extracting(row -> row.get("PRIVILEGE"))
                .containsExactly("CREATE SESSION", "CREATE TABLE");
        assertThat(app.rows("select * from session_roles")).isEmpty();
        system.execute("grant resource to app");

        assertThat(app.rows("select role from session_roles")).hasSize(1);
        assertThat(app.rows("select privilege from session_privs"))
                .extracting(row -> row.get("PRIVILEGE"))
                .contains("CREATE SEQUENCE");
        assertThat(app.rows("select username, granted_role from user_role_privs"))
                .extracting(row -> row.get("GRANTED_ROLE"))
                .containsExactly("RESOURCE");
        assertThat(system.rows("select role from session_roles"))
                .extracting(row -> row.get("ROLE"))
                .containsExactly("DBA", "SELECT_CATALOG_ROLE");
    }

    @Test
    void an_owner_grants_on_a_table_and_takes_back() throws Exception {
        system.execute("create user reader identified by reader");
        system.execute("grant create session to reader");
        try (Client reader = Client.of(simulator, "reader")) {
            assertThatThrownBy(() -> reader.rows("select * from app.t")).hasMessageContaining("ORA-00942");
            app.execute("grant select on t to reader");
            assertThat(reader.rows("select * from app.t")).hasSize(1);
            assertThatThrownBy(() -> reader.execute("delete from app.t")).hasMessageContaining("ORA-01031");
            assertThat(reader.rows("select owner, table_name from all_tables"))
                    .extracting(row -> row.get("TABLE_NAME"))
                    .containsExactly("T");
            assertThat(app.row("select grantee, privilege from user_tab_privs where grantee = 'READER'"))
                    .containsEntry("PRIVILEGE", "SELECT");

            app.execute("revoke select on t from reader");
            assertThatThrownBy(() -> reader.rows("select * from app.t")).hasMessageContaining("ORA-00942");
        }
    }

    @Test
    void what_app_grants_its_fellow_can_be_taken_back_table_by_table() throws Exception {
        app.execute("create table u (id number)");
        try (Client other = Client.of(simulator, "app2")) {
            app.execute("revoke all on t from app2");
            assertThat(other.rows("select * from app.u")).isEmpty();
            assertThatThrownBy(() -> other.rows("select * from app.t")).hasMessageContaining("ORA-00942");
        }
    }

    @Test
    void refusals_have_their_codes() {
        refused(app, "grant create session to app2", 1031);
        refused(app, "create user x identified by x", 1031);
        refused(app, "alter user app2 identified by x", 1031);
        refused(app, "drop user app2", 1031);
        refused(app, "grant select on nothing to app2", 942);
        refused(app, "grant select on t to app", 1749);
        refused(app, "grant select on t to nobody", 1917);
        refused(app, "grant flying on t to app2", 990);
        refused(app, "grant select t to app2", 990);
        refused(app, "revoke select on t from nogrants", 1927);
        refused(system, "grant create session to nobody", 1917);
        refused(system, "grant nosuchrole to app", 1919);
        refused(system, "grant fly very high to app", 990);
        refused(system, "revoke dba from app", 1951);
        refused(system, "revoke alter system from app", 1952);
        refused(system, "create user app identified by x", 1920);
        refused(system, "drop user nobody", 1918);
        refused(system, "drop user app", 1940);
        refused(system, "grant select on sys.v_$session to app", 1031);
    }

    private static void refused(Client client, String sql, int code) {
        assertThatThrownBy(() -> client.execute(sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getErrorCode()).as(sql).isEqualTo(code));
    }

    @Test
    void an_administrator_makes_locks_and_drops_accounts() throws Exception {
        system.execute("create user temp identified by \"Pass Word\"");
        assertThatThrownBy(() -> Client.of(simulator, "temp")).hasMessageContaining("ORA-01017");
        system.execute("alter user temp identified by temp");
        assertThatThrownBy(() -> Client.of(simulator, "temp")).hasMessageContaining("ORA-01045");
        system.execute("grant connect, create table to temp");
        try (Client temp = Client.of(simulator, "temp")) {
            temp.execute("create table own (id number)");
            temp.execute("alter user temp identified by temp");
        }
        system.execute("alter user temp account lock");
        assertThatThrownBy(() -> Client.of(simulator, "temp")).hasMessageContaining("ORA-28000");
        assertThat(system.row("select account_status, lock_date from dba_users where username = 'TEMP'"))
                .containsEntry("ACCOUNT_STATUS", "LOCKED")
                .doesNotContainEntry("LOCK_DATE", null);
        system.execute("alter user temp account unlock");
        Client.of(simulator, "temp").close();
        awaitNobody("TEMP");
        refused(system, "drop user temp", 1922);
        system.execute("drop user temp cascade");
        assertThat(system.rows("select * from dba_users where username = 'TEMP'"))
                .isEmpty();
        assertThat(system.rows("select * from dba_tables where owner = 'TEMP'")).isEmpty();
    }

    private void awaitNobody(String user) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() -> database.sessionsOf(user).isEmpty());
    }

    @Test
    void an_administrator_works_on_everybodys_tables() throws Exception {
        assertThat(system.rows("select * from app.t")).hasSize(1);
        system.execute("insert into app.t values (2)");
        system.commit();
        assertThat(app.rows("select * from t")).hasSize(2);
    }

    @Test
    void what_the_page_grants_is_all_on_views_that_exist() throws Exception {
        Pattern view = Pattern.compile("on sys\\.(\\S+)");
        assertThat(documentedGrants().stream()
                        .flatMap(grant -> view.matcher(grant).results())
                        .map(match -> match.group(1).toUpperCase(java.util.Locale.ROOT)))
                .hasSizeGreaterThan(5)
                .allMatch(io.sessionwarden.sim.db.view.FixedViews::isView);
    }
}
