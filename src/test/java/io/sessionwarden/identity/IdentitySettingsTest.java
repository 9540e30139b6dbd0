package io.sessionwarden.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start without identity must be meant, and one with an identity provider must verify all of a token. */
class IdentitySettingsTest {
    @TempDir
    Path folder;

    private final Map<String, String> oidc = new HashMap<>();

    @BeforeEach
    void provider() throws IOException {
        Path groups = file("groups.yaml", "- { group: dba, roles: [operator], databases: all }\n");
        oidc.put("quarkus.oidc.tenant-enabled", "true");
        oidc.put("quarkus.oidc.auth-server-url", "https://id.example");
        oidc.put("quarkus.oidc.token.audience", "session-warden");
        oidc.put("warden.auth.oidc.groups-file", groups.toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }

    private static List<String> problems(Map<String, String> settings) {
        return catchThrowableOfType(IdentityInvalid.class, () -> IdentitySettings.from(config(settings)))
                .problems();
    }

    private List<String> problemsWithout(String setting) {
        oidc.remove(setting);
        return problems(oidc);
    }

    @Test
    void without_settings_nobody_is_known() throws Exception {
        assertThat(IdentitySettings.from(config(Map.of())).isConfigured()).isFalse();
    }

    @Test
    void a_tokens_file_or_an_identity_provider_is_identity() throws Exception {
        Path tokens = file("tokens.yaml", "[]\n");
        assertThat(IdentitySettings.from(config(Map.of("warden.auth.tokens-file", tokens.toString())))
                        .isConfigured())
                .isTrue();
        assertThat(IdentitySettings.from(config(oidc)).isConfigured()).isTrue();
    }

    @Test
    void a_mistyped_or_empty_setting_does_not_leave_the_api_to_everybody() {
        assertThat(problems(Map.of("warden.auth.token-file", "x")))
                .singleElement()
                .asString()
                .startsWith("warden.auth.token-file: is not a known setting; known: warden.auth.oidc.groups-file");
        assertThat(problems(Map.of("warden.auth.tokens-file", "")))
                .containsExactly("warden.auth.tokens-file: is empty; write a value or remove it");
        assertThat(problems(Map.of("warden.auth.oidc.groups-file", "groups.yaml")))
                .containsExactly(
                        "warden.auth.oidc.groups-file: has no effect; write quarkus.oidc.tenant-enabled=true, or remove it");
    }

    @Test
    void files_are_read_and_all_their_problems_told() throws IOException {
        oidc.put(
                "warden.auth.tokens-file",
                file("tokens.yaml", "- { name: a }\n").toString());
        file("groups.yaml", "- { group: dba, roles: [root], databases: all }\n");
        assertThat(problems(oidc))
                .anySatisfy(line -> assertThat(line).contains("tokens.yaml:1: [0].sha256: is missing"))
                .anySatisfy(line -> assertThat(line).contains("groups.yaml:1: [0].roles[0]: \"root\" is not a role"));
    }

    @Test
    void tokens_of_a_provider_need_groups_an_audience_an_issuer_and_a_server() {
        assertThat(problemsWithout("quarkus.oidc.token.audience"))
                .singleElement()
                .asString()
                .startsWith("quarkus.oidc.token.audience: is missing");
        assertThat(problemsWithout("warden.auth.oidc.groups-file")).hasSize(2);
        assertThat(problemsWithout("quarkus.oidc.auth-server-url")).hasSize(3);
        oidc.put("quarkus.oidc.public-key", "MIIB");
        assertThat(problems(oidc))
                .anySatisfy(line -> assertThat(line).startsWith("quarkus.oidc.token.issuer: is missing"));
    }

    @Test
    void a_group_of_developers_needs_a_claim_that_says_what_is_their_own() throws IOException {
        file("groups.yaml", "- { group: devs, roles: [developer], databases: all }\n");
        assertThat(problems(oidc)).singleElement().asString().startsWith("warden.auth.oidc.own.*: is missing");
    }
}
