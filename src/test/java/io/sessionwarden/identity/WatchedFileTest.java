package io.sessionwarden.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTest {
    @TempDir
    Path folder;

    private Path write(String folderName, String names) throws IOException {
        Path target = Files.createDirectories(folder.resolve(folderName)).resolve("tokens.yaml");
        StringBuilder text = new StringBuilder("# tokens\n");
        for (String name : names.split(",")) {
            text.append("- { name: %s, sha256: %s, roles: [viewer], databases: all }\n"
                    .formatted(name, Token.hashOf(name)));
        }
        return Files.writeString(target, text);
    }

    private static List<String> names(WatchedFile<Token> file) {
        return file.entries().stream().map(token -> token.caller().name()).toList();
    }

    @Test
    void what_is_added_counts_and_what_is_removed_does_not() throws Exception {
        WatchedFile<Token> file = new WatchedFile<>(write("mount", "ann,bob"), TokensFile::read);
        write("mount", "bob,cid");
        file.look();
        assertThat(names(file)).containsExactly("bob", "cid");
    }

    @Test
    void a_link_that_leads_elsewhere_is_a_change() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), write("first", "ann"));
        WatchedFile<Token> file = new WatchedFile<>(link, TokensFile::read);
        Path second = write("second", "bob");
        Files.delete(link);
        Files.createSymbolicLink(link, second);
        file.look();
        assertThat(names(file)).containsExactly("bob");
    }

    @Test
    void what_was_valid_last_counts_until_the_file_is_valid_again() throws Exception {
        Path path = write("mount", "ann");
        WatchedFile<Token> file = new WatchedFile<>(path, TokensFile::read);
        Files.writeString(path, "- { name: bob }\n");
        assertThat(file.isInForce()).isTrue();
        file.look();
        assertThat(names(file)).containsExactly("ann");
        assertThat(file.isInForce()).isFalse();
        Files.delete(path);
        file.look();
        assertThat(names(file)).containsExactly("ann");
        assertThat(file.isInForce()).isFalse();
        write("mount", "cid");
        file.look();
        assertThat(names(file)).containsExactly("cid");
        assertThat(file.isInForce()).isTrue();
    }

    @Test
    void a_file_that_is_wrong_from_the_start_is_refused() throws IOException {
        Path path = Files.writeString(folder.resolve("tokens.yaml"), "- { name: bob }\n");
        assertThatThrownBy(() -> new WatchedFile<>(path, TokensFile::read)).isInstanceOf(IdentityInvalid.class);
    }
}
