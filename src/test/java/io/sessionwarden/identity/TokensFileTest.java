package io.sessionwarden.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionwarden.session.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensFileTest {
    private static final String HASH = Token.hashOf("a");
    private static final String START = "name: a, sha256: " + HASH;
    private static final Set<Role> OPERATOR = Set.of(Role.OPERATOR);

    @TempDir
    Path folder;

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("tokens.yaml"), text);
    }

    private List<String> problems(String text) throws IOException {
        Path file = written(text);
        IdentityInvalid invalid = catchThrowableOfType(IdentityInvalid.class, () -> TokensFile.read(file));
        return invalid.problems().stream()
                .map(line -> line.replace(folder + "/", ""))
                .toList();
    }

    private Caller one(String rest) throws Exception {
        return TokensFile.read(written("- { " + START + ", " + rest + " }\n"))
                .getFirst()
                .caller();
    }

    @Test
    void an_entry_says_who_has_the_token_which_roles_and_where() throws Exception {
        List<Token> tokens = TokensFile.read(written(
                "- { name: oncall-runbook, sha256: %s, roles: [operator], databases: [\"crm-*\"] }\n".formatted(HASH)));

        assertThat(tokens).singleElement().satisfies(token -> {
            assertThat(token.caller().name()).isEqualTo("oncall-runbook");
            assertThat(token.hasHash(Token.hashOf("a"))).isTrue();
            assertThat(token.hasHash(Token.hashOf("b"))).isFalse();
            assertThat(token.caller().has(OPERATOR, "crm-eu", Map.of())).isTrue();
            assertThat(token.caller().has(OPERATOR, "billing", Map.of())).isFalse();
            assertThat(token.caller().has(Set.of(Role.ADMIN), "crm-eu", Map.of()))
                    .isFalse();
        });
    }

    @Test
    void databases_are_selected_by_label_or_all_as_well() throws Exception {
        Caller gold = one("roles: [operator], databases: { labels: { tier: gold } }");
        assertThat(gold.has(OPERATOR, "crm", Map.of("tier", "gold"))).isTrue();
        assertThat(gold.has(OPERATOR, "crm", Map.of("tier", "iron"))).isFalse();
        assertThat(gold.hasEverywhere(OPERATOR)).isFalse();
        assertThat(one("roles: [operator], databases: all").hasEverywhere(OPERATOR))
                .isTrue();
    }

    @Test
    void an_entry_may_have_several_grants() throws Exception {
        Caller both = one("grants: [ { roles: [viewer], databases: all }, { roles: [operator], databases: [ crm ] } ]");
        assertThat(both.hasEverywhere(Set.of(Role.VIEWER))).isTrue();
        assertThat(both.has(OPERATOR, "crm", Map.of())).isTrue();
        assertThat(both.has(OPERATOR, "billing", Map.of())).isFalse();
    }

    @Test
    void own_sessions_must_fit_every_list() throws Exception {
        Caller developer =
                one("roles: [developer], databases: all, own: { database-users: [APP], machines: [pc7, pc8] }");
        assertThat(developer.isOwn(client("APP", "pc8"), "crm", Map.of())).isTrue();
        assertThat(developer.isOwn(client("APP", "web"), "crm", Map.of())).isFalse();
        assertThat(developer.isOwn(client("HR", "pc8"), "crm", Map.of())).isFalse();
    }

    private static Client client(String user, String machine) {
        return new Client(user, "", machine, "", "", "", "", "");
    }

    @Test
    void a_file_without_entries_is_valid_and_knows_nobody() throws Exception {
        assertThat(TokensFile.read(written("[]\n"))).isEmpty();
    }

    private static Arguments says(String entry, String problem) {
        return Arguments.of(entry, problem);
    }

    static Stream<Arguments> wrong() {
        String grant = "roles: [viewer], databases: all";
        return Stream.of(
                says("sha256: " + HASH + ", " + grant, ".name: is missing; write who this is, for the ledger"),
                says("name: 'a b', sha256: " + HASH + ", " + grant, ".name: \"a b\" is not a name; write letters"),
                says("name: loopback, sha256: " + HASH + ", " + grant, ".name: \"loopback\" is the name of those"),
                says("name: a, " + grant, ".sha256: is missing; write the SHA-256"),
                says("name: a, sha256: 0123, " + grant, ".sha256: is not a SHA-256; write the 64 hexadecimal digits"),
                says(START + ", databases: all", ".roles: is missing; write at least one of viewer, operator"),
                says(START + ", roles: [], databases: all", ".roles: gives nothing"),
                says(START + ", roles: viewer, databases: all", ".roles: must be a list"),
                says(START + ", roles: [root], databases: all", ".roles[0]: \"root\" is not a role; write viewer"),
                says(START + ", roles: [viewer]", ".databases: is missing; write patterns of names"),
                says(START + ", roles: [viewer], databases: []", ".databases: selects nothing"),
                says(START + ", roles: [viewer], databases: ['']", ".databases[0]: is empty"),
                says(START + ", roles: [viewer], databases: {}", ".databases: selects nothing"),
                says(START + ", roles: [viewer], databases: some", ".databases: \"some\" selects nothing"),
                says(START + ", roles: [viewer], databases: { label: x }", ".databases.label: is not a known key"),
                says(START + ", " + grant + ", own: { machines: [x] }", ".own: is for the role developer"),
                says(START + ", roles: [developer], databases: all", ".own: is missing; write which sessions"),
                says(START + ", roles: [developer], databases: all, own: {}", ".own: would make every session"),
                says(
                        START + ", roles: [developer], databases: all, own: { machines: [] }",
                        ".own.machines: names nothing"),
                says(
                        START + ", roles: [developer], databases: all, own: { machines: ['pc*'] }",
                        ".own.machines[0]: \"pc*\" is a pattern"),
                says(START + ", grants: []", ".grants: gives nothing"),
                says(START + ", grants: [ { " + grant + " } ], roles: [admin]", ".roles: does not go with grants"),
                says(START + ", role: [admin], " + grant, ".role: is not a known key; did you mean roles?"),
                says(START + ", name: b, " + grant, ".name: is written twice"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_is_wrong_is_said_with_its_line(String entry, String problem) throws Exception {
        assertThat(problems("# who\n- { " + entry + " }\n"))
                .anySatisfy(line -> assertThat(line).startsWith("tokens.yaml:2: [0]" + problem));
    }

    @Test
    void every_problem_is_said_at_once_and_two_entries_never_share_a_name_or_a_token() throws Exception {
        String entry = "- { " + START + ", roles: [viewer], databases: all }\n";
        assertThat(problems(entry + entry + "- { roles: [x] }\n"))
                .containsExactly(
                        "tokens.yaml:2: [1].name: is written twice; the first is at line 1",
                        "tokens.yaml:2: [1].sha256: is written twice; the first is at line 1",
                        "tokens.yaml:3: [2].name: is missing; write who this is, for the ledger",
                        "tokens.yaml:3: [2].sha256: is missing; write the SHA-256 of the token as 64 hexadecimal digits",
                        "tokens.yaml:3: [2].roles[0]: \"x\" is not a role; write viewer, operator, approver, admin, developer",
                        "tokens.yaml:3: [2].databases: is missing; write patterns of names, such as [ \"crm-*\" ], or all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- { name: a, sha256: tiger }",
                "- { name: a, token: tiger }",
                "- { name: a, sha256: [ tiger ] }",
                "- { name: a, sha256: *tiger }",
                "- { name: a, sha256: 'tiger }",
                "tiger",
            })
    void a_token_that_was_written_in_clear_is_never_shown(String text) throws Exception {
        assertThat(problems(text))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain("tiger"));
    }
}
