package io.sessionwarden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "APP_*, APP_WEB",
        "APP_*, app_web",
        "app_*, APP_",
        "*, ''",
        "*, anything at all",
        "APP, app",
        "*(J???), oracle@db1 (J001)",
        "*(P???), oracle@db1 (P00A)",
        "rman@*, rman@db1 (TNS V1-V3)",
        "A?C, ABC",
        "a.c, a.c",
        "APP$[1]+, app$[1]+",
        "STRASSE_Ü, strasse_ü",
    })
    void a_pattern_fits(String pattern, String name) {
        assertThat(Glob.of(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "APP_*, XAPP_WEB",
        "APP, APP_WEB",
        "APP, ''",
        "A?C, AC",
        "A?C, ABBC",
        "a.c, abc",
        "*(J???), oracle@db1 (J0001)",
        "*(J???), oracle@db1 (CJQ0)",
        "[AB], A",
        "\\E.*, xyz",
    })
    void a_pattern_does_not_fit(String pattern, String name) {
        assertThat(Glob.of(pattern).matches(name)).isFalse();
    }

    @Test
    void a_pattern_full_of_stars_is_decided_at_once() {
        String name = "a".repeat(1000);

        assertThat(Glob.of("*a".repeat(90) + "b").matches(name)).isFalse();
        assertThat(Glob.of("*a?".repeat(60) + "*").matches(name)).isTrue();
    }

    @Test
    void patterns_are_equal_when_they_are_written_alike() {
        assertThat(Glob.of("APP_*")).isEqualTo(Glob.of("APP_*")).hasSameHashCodeAs(Glob.of("APP_*"));
        assertThat(Glob.of("APP_*")).isNotEqualTo(Glob.of("APP_?"));
    }
}
