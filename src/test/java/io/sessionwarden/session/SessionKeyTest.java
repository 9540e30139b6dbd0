package io.sessionwarden.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2:101:5001       | 2:101:5001",
                "101,5001,@2      | 2:101:5001",
                "101, 5001, @2    | 2:101:5001",
                "1:0:0            | 1:0:0",
            })
    void an_address_is_read_as_paths_and_screens_write_it(String written, String key) {
        assertThat(SessionKey.parse(written)).map(SessionKey::toString).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "101",
                "0:101:5001",
                "101,5001,@0",
                "101,5001",
                "' 101 , 5001 '",
                "1:101",
                "1:-1:5001",
                "1:101:5001:7",
                "101,5001,2",
                "1:99999999999:1",
                "a:b:c",
                "1:101:5001'; drop"
            })
    void what_is_no_address_is_not_read(String written) {
        assertThat(SessionKey.parse(written)).isEmpty();
    }

    @Test
    void an_address_without_an_instance_cannot_be_made() {
        assertThatThrownBy(() -> new SessionKey(0, 101, 5001)).isInstanceOf(IllegalArgumentException.class);
    }
}
