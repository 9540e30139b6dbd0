package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverErrorTest extends EveryDriver {
    private Connection app;

    @BeforeEach
    void connect() throws SQLException {
        app = connect("app");
    }

    /** What the driver knows of the place in the statement is not in JDBC's interface: its own exception has it. */
    private static int position(SQLException error) throws ReflectiveOperationException {
        Throwable own = error.getCause();
        return (int) own.getClass().getMethod("getErrorPosition").invoke(own);
    }

    @Test
    void an_unknown_table_is_ora_00942_at_its_place() throws Exception {
        SQLException error = failure(() -> execute(app, "select 1 from dual where 1 in (select 1 from no_such_table)"));

        assertThat(error.getErrorCode()).isEqualTo(942);
        assertThat(error.getMessage()).contains("ORA-00942: table or view does not exist");
        assertThat((Throwable) error).isInstanceOf(SQLSyntaxErrorException.class);
        assertThat(position(error)).isEqualTo(45);
    }

    @Test
    void an_unknown_column_is_ora_00904_at_its_place() throws Exception {
        SQLException error = failure(() -> execute(app, "select dummy, no_such_column from dual"));

        assertThat(error.getErrorCode()).isEqualTo(904);
        assertThat(error.getMessage()).contains("\"NO_SUCH_COLUMN\": invalid identifier");
        assertThat(position(error)).isEqualTo(14);
    }

    @Test
    void a_duplicate_key_is_ora_00001_and_a_violation_to_jdbc() throws SQLException {
        String table = table(app, "id number primary key");
        fill(app, table, 1);

        SQLException error = failure(() -> fill(app, table, 1));

        assertThat(error.getErrorCode()).isEqualTo(1);
        assertThat(failure(() -> execute(app, "insert into " + table + " values (1)"))
                        .getSQLState())
                .isEqualTo("23000");
        assertThat((Throwable) failure(() -> execute(app, "insert into " + table + " values (1)")))
                .isInstanceOf(SQLIntegrityConstraintViolationException.class);
    }

    @Test
    void a_statement_that_fails_in_its_values_can_be_tried_with_others() throws SQLException {
        try (PreparedStatement select = app.prepareStatement("select 10 / ? from dual")) {
            for (int i = 0; i < 5; i++) {
                select.setInt(1, 0);
                assertThat(failure(() -> select.executeQuery().next()).getErrorCode())
                        .isEqualTo(1476);
                select.setInt(1, 5);
                var row = select.executeQuery();
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(2);
                row.close();
            }
        }
    }

    @Test
    void a_bind_without_a_value_is_refused() throws SQLException {
        SQLException error = failure(() -> execute(app, "select 10 / :x from dual"));

        assertThat(error.getErrorCode()).isIn(17041, 1008);
        assertThat(app.isValid(5)).isTrue();
    }

    @Test
    void a_missing_keyword_leaves_the_connection_usable() throws SQLException {
        for (int i = 0; i < 20; i++) {
            assertThat(failure(() -> execute(app, "selec 1 from dual")).getErrorCode())
                    .isEqualTo(900);
        }
        assertThat(value(app, "select 'fine' from dual")).isEqualTo("fine");
    }
}
