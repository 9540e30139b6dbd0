package io.sessionwarden.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.session.Action;
import io.sessionwarden.session.SessionKey;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DirectRouteTest {
    private static final SessionKey KEY = new SessionKey(2, 101, 5001);

    @Test
    void a_statement_always_names_the_instance() {
        assertThat(DirectRoute.statement(KEY, Action.KILL)).isEqualTo("alter system kill session '101,5001,@2'");
        assertThat(DirectRoute.statement(KEY, Action.KILL_IMMEDIATE))
                .isEqualTo("alter system kill session '101,5001,@2' immediate");
        assertThat(DirectRoute.statement(KEY, Action.KILL_NOREPLAY))
                .isEqualTo("alter system kill session '101,5001,@2' noreplay");
    }

    @Test
    void its_digits_are_those_of_oracle_wherever_it_runs() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(DirectRoute.statement(KEY, Action.KILL)).contains("'101,5001,@2'");
        } finally {
            Locale.setDefault(before);
        }
    }
}
