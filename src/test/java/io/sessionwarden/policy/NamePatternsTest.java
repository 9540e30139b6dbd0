package io.sessionwarden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamePatternsTest {
    private static final Glob APP = Glob.of("APP_*");
    private static final Glob BATCH = Glob.of("APP_BATCH");

    @Test
    void without_patterns_every_name_is_accepted() {
        assertThat(NamePatterns.ANY.accepts("ANYONE")).isTrue();
    }

    @Test
    void only_included_names_are_accepted() {
        NamePatterns included = new NamePatterns(List.of(APP, Glob.of("WEB")), List.of());
        assertThat(included.accepts("app_one")).isTrue();
        assertThat(included.accepts("WEB")).isTrue();
        assertThat(included.accepts("HR")).isFalse();
    }

    @Test
    void an_excluded_name_is_not_accepted_though_it_is_included() {
        NamePatterns both = new NamePatterns(List.of(APP), List.of(BATCH));
        assertThat(both.accepts("APP_BATCH")).isFalse();
        assertThat(both.accepts("APP_BATCH2")).isTrue();
    }

    @Test
    void with_exclusions_alone_all_other_names_are_accepted() {
        NamePatterns excluded = new NamePatterns(List.of(), List.of(APP));
        assertThat(excluded.accepts("APP_ONE")).isFalse();
        assertThat(excluded.accepts("HR")).isTrue();
    }
}
