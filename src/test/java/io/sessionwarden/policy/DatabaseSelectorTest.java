package io.sessionwarden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseSelectorTest {
    private static final Map<String, String> GOLD = Map.of("tier", "gold", "app", "crm");

    @Test
    void all_selects_every_database() {
        assertThat(DatabaseSelector.ALL.selects("any", Map.of())).isTrue();
    }

    @Test
    void one_name_that_fits_is_enough() {
        DatabaseSelector named = new DatabaseSelector(List.of(Glob.of("crm*"), Glob.of("hr")), Map.of());
        assertThat(named.selects("crm2", Map.of())).isTrue();
        assertThat(named.selects("hr", Map.of())).isTrue();
        assertThat(named.selects("hr2", Map.of())).isFalse();
    }

    @Test
    void all_labels_must_be_carried() {
        DatabaseSelector labelled = new DatabaseSelector(List.of(), Map.of("tier", "gold", "app", "crm"));
        assertThat(labelled.selects("a", GOLD)).isTrue();
        assertThat(labelled.selects("a", Map.of("tier", "gold"))).isFalse();
        assertThat(labelled.selects("a", Map.of("tier", "gold", "app", "hr"))).isFalse();
    }

    @Test
    void both_name_and_labels_must_fit() {
        DatabaseSelector both = new DatabaseSelector(List.of(Glob.of("crm")), Map.of("tier", "gold"));
        assertThat(both.selects("crm", GOLD)).isTrue();
        assertThat(both.selects("crm", Map.of())).isFalse();
        assertThat(both.selects("hr", GOLD)).isFalse();
    }
}
