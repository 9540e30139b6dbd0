package io.sessionwarden.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Callers by static tokens and by an identity provider. There is a token for each role in each scope, {@code operator-label} for one; each is
 * its own name. Developers have the database user APP for their own.
 */
public class KnownCallers implements QuarkusTestResourceLifecycleManager {
    /** The application with them, for a test class that says so. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(KnownCallers.class));
        }
    }

    static final List<String> ROLES = List.of("viewer", "operator", "approver", "admin", "developer");

    /** For which databases; db1 is the one that carries the label. */
    static final Map<String, String> SCOPES = Map.of(
            "name", "[ db1 ]",
            "glob", "[ '?B1*' ]",
            "label", "{ labels: { tier: gold } }",
            "elsewhere", "{ names: [ 'db*' ], labels: { tier: none } }",
            "other", "[ db2, none ]",
            "all", "all");

    static final String AUDIENCE = "session-warden";

    private static IdentityProvider provider;
    private static Path tokensFile;

    @Override
    public Map<String, String> start() {
        try {
            provider = new IdentityProvider();
            Path folder = Files.createTempDirectory("identity");
            tokensFile = Files.writeString(folder.resolve("tokens.yaml"), tokens());
            Path groups = Files.writeString(folder.resolve("groups.yaml"), """
                    - { group: dba-team, roles: [operator], databases: [ "db*" ] }
                    - { group: devs, roles: [developer], databases: [ db1 ] }
                    """);
            Map<String, String> settings = new HashMap<>();
            settings.put("warden.auth.tokens-file", tokensFile.toString());
            settings.put("warden.auth.oidc.groups-file", groups.toString());
            settings.put("warden.auth.oidc.own.database-users", "db_user");
            settings.put("quarkus.oidc.tenant-enabled", "true");
            settings.put("quarkus.oidc.auth-server-url", provider.url());
            settings.put("quarkus.oidc.token.audience", AUDIENCE);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tokens() {
        StringBuilder text = new StringBuilder();
        SCOPES.forEach(
                (scope, databases) -> ROLES.forEach(role -> text.append(entry(role + "-" + scope, role, databases))));
        return text.toString();
    }

    private static String entry(String name, String role, String databases) {
        String own = role.equals("developer") ? ", own: { database-users: [ app ] }" : "";
        return "- { name: %s, sha256: %s, roles: [%s], databases: %s%s }\n"
                .formatted(name, sha256(name), role, databases, own);
    }

    static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static IdentityProvider provider() {
        return provider;
    }

    /** Adds a token of a viewer of everything, or takes it away again. */
    static void writeTokens(String... further) throws IOException {
        StringBuilder text = new StringBuilder(tokens());
        for (String name : further) {
            text.append(entry(name, "viewer", "all"));
        }
        Files.writeString(tokensFile, text);
    }

    /** Makes it a file that cannot be used. */
    static void breakTokens() throws IOException {
        Files.writeString(tokensFile, "- { name: viewer-all }\n");
    }

    /** A request with that token. */
    static RequestSpecification by(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }

    @Override
    public void stop() {
        provider.close();
    }
}
