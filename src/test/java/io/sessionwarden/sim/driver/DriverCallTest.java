package io.sessionwarden.sim.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverCallTest extends EveryDriver {
    private Connection app;

    @BeforeEach
    void connect() throws SQLException {
        app = connect("app");
    }

    @Test
    void binds_of_a_block_travel_in_out_and_both_ways_each_time() throws SQLException {
        try (CallableStatement call =
                app.prepareCall("declare n number := ?; begin ? := n * 2; ? := ? || '!'; ? := null; end;")) {
            call.registerOutParameter(2, Types.NUMERIC);
            call.registerOutParameter(3, Types.VARCHAR);
            call.registerOutParameter(5, Types.VARCHAR);
            for (int n = 1; n <= 4; n++) {
                call.setInt(1, n);
                call.setString(4, "go".repeat(n));
                call.execute();
                assertThat(call.getInt(2)).isEqualTo(n * 2);
                assertThat(call.getString(3)).isEqualTo("go".repeat(n) + "!");
                assertThat(call.getString(5)).isNull();
                assertThat(call.wasNull()).isTrue();
            }
        }
    }

    @Test
    void dates_and_long_texts_come_out_of_a_block() throws SQLException {
        try (CallableStatement call =
                app.prepareCall("begin ? := date '2024-02-29'; ? := rpad('ü', 4000, 'ü'); end;")) {
            call.registerOutParameter(1, Types.TIMESTAMP);
            call.registerOutParameter(2, Types.VARCHAR);
            call.execute();
            assertThat(call.getTimestamp(1)).isEqualTo(Timestamp.valueOf("2024-02-29 00:00:00"));
            assertThat(call.getString(2)).startsWith("üüü").hasSizeGreaterThanOrEqualTo(2000);
        }
    }

    @Test
    void a_procedure_is_called_in_jdbcs_escape_syntax() throws SQLException {
        try (CallableStatement call = app.prepareCall("{call dbms_application_info.set_module(?, ?)}")) {
            call.setString(1, "billing");
            call.setString(2, "close");
            call.execute();
        }
        assertThat(value(connect("warden"), "select module || '/' || action from v$session where sid = ?", sid(app)))
                .isEqualTo("billing/close");
    }

    @Test
    void an_error_that_a_block_raises_has_its_own_code_and_text() throws SQLException {
        SQLException error =
                failure(() -> execute(app, "begin raise_application_error(-20123, 'not on Sundays'); end;"));

        assertThat(error.getErrorCode()).isEqualTo(20123);
        assertThat(error.getMessage()).contains("ORA-20123: not on Sundays");
        assertThat(app.isValid(5)).isTrue();
    }
}
