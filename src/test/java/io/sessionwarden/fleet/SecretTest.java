package io.sessionwarden.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
    @TempDir
    Path directory;

    @Test
    void a_rotated_secret_is_found_without_its_line_break_and_with_its_spaces() throws IOException {
        Path file = directory.resolve("password");
        Secret secret = new Secret.FromFile(file);
        Files.writeString(file, "tiger\n");
        assertThat(secret.read()).isEqualTo("tiger");
        Files.writeString(file, "lion \r\n");
        assertThat(secret.read()).isEqualTo("lion ");
    }

    @Test
    void a_missing_secret_is_named() {
        assertThatThrownBy(new Secret.FromFile(directory.resolve("gone"))::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gone");
        assertThatThrownBy(new Secret.FromEnvironment("WARDEN_TEST_NOT_SET")::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("WARDEN_TEST_NOT_SET");
    }
}
