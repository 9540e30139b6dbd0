package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverTransactionTest extends EveryDriver {
    private Connection app;
    private Connection other;
    private String table;

    @BeforeEach
    void table() throws SQLException {
        app = connect("app");
        other = connect("app");
        table = table(app, "id number primary key");
    }

    private void insert(int id) throws SQLException {
        execute(app, "insert into " + table + " values (" + id + ")");
    }

    private String seenByOthers() throws SQLException {
        return value(other, "select nvl(listagg(id, ',') within group (order by id), 'none') from " + table);
    }

    @Test
    void with_autocommit_others_see_a_change_at_once() throws SQLException {
        insert(1);

        assertThat(seenByOthers()).isEqualTo("1");
    }

    @Test
    void without_autocommit_they_see_it_after_commit_and_never_after_rollback() throws SQLException {
        app.setAutoCommit(false);
        insert(1);
        assertThat(seenByOthers()).isEqualTo("none");

        app.commit();
        assertThat(seenByOthers()).isEqualTo("1");

        insert(2);
        app.rollback();
        app.commit();
        assertThat(seenByOthers()).isEqualTo("1");
    }

    @Test
    void switching_autocommit_on_commits_what_is_open() throws SQLException {
        app.setAutoCommit(false);
        insert(1);

        app.setAutoCommit(true);

        assertThat(seenByOthers()).isEqualTo("1");
    }

    @Test
    void a_rollback_to_a_savepoint_undoes_what_came_after_it_only() throws SQLException {
        app.setAutoCommit(false);
        insert(1);
        Savepoint first = app.setSavepoint("first");
        insert(2);
        Savepoint second = app.setSavepoint();
        insert(3);

        app.rollback(second);
        insert(4);
        app.rollback(first);
        insert(5);
        app.commit();

        assertThat(seenByOthers()).isEqualTo("1,5");
    }

    @Test
    void a_statement_that_fails_undoes_itself_and_nothing_else() throws SQLException {
        app.setAutoCommit(false);
        insert(1);

        assertThat(failure(() -> insert(1)).getErrorCode()).isEqualTo(1);
        insert(2);
        app.commit();

        assertThat(seenByOthers()).isEqualTo("1,2");
    }

    @Test
    void closing_a_connection_commits_as_the_driver_has_it() throws SQLException {
        app.setAutoCommit(false);
        insert(1);

        app.close();

        awaitTrue(() -> database().sessionsOf("app").size() == 1);
        assertThat(seenByOthers()).isEqualTo("1");
    }

    @Test
    void an_open_transaction_shows_until_it_ends() throws SQLException {
        Connection warden = connect("warden");
        String taddr = "select nvl2(taddr, 'open', 'none') from v$session where sid = ?";
        int sid = sid(app);
        app.setAutoCommit(false);
        insert(1);
        assertThat(value(warden, taddr, sid)).isEqualTo("open");

        app.commit();

        assertThat(value(warden, taddr, sid)).isEqualTo("none");
    }
}
