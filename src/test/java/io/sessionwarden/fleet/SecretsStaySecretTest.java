package io.sessionwarden.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsStaySecretTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: tiger",
                "password: 'tiger'",
                "password: [ tiger ]",
                "password: { tiger }",
                "password: { tiger: x }",
                "password: { tiger: , tiger: }",
                "password: { value: tiger }",
                "password: { file: tiger, env: tiger }",
                "password: { env: 'tiger!' }",
                "password: { env: [ tiger ] }",
                "password: { file: \"tiger\\0\" }",
                "password: *tiger",
                "password: !tiger x",
                "password: !t!tiger x",
                "password: &tiger",
                "password: %tiger",
                "password: @tiger",
                "password: 'tiger",
                "password: \"tiger\\q\"",
                "password: tiger: x",
                "password: { tiger",
                "killer: { username: k, password: tiger }",
                "killer: { username: k/tiger, password: { env: PW } }",
                "username: warden/tiger",
                "url: jdbc:oracle:thin:warden/tiger@//h/CRM",
                "url: jdbc:oracle:thin:warden/tiger@h:1521:CRM",
                "url: oracle:thin:warden/tiger@//h/CRM",
                "url: jdbc:oracle:thin:@//h/CRM?oracle.net.wallet_password=tiger",
            })
    void no_message_shows_a_password(String line) {
        WrittenFleet written = new WrittenFleet(directory);
        assertThat(written.problemsOf("databases:\n  crm:\n    " + line + "\n"))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).doesNotContain("tiger"));
        assertThat(written.problemsOf("databases:\n  crm: {}\ndefaults:\n    " + line + "\n"))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).doesNotContain("tiger"));
    }
}
