package io.sessionwarden.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference page has the keys that are read, no more and no fewer. */
class ConfigurationDocTest {
    private static final Path PAGE = Path.of("docs/reference/configuration.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");
    private static final Map<SectionKeys, String> HEADINGS = Map.ofEntries(
            Map.entry(SectionKeys.FILE, "File"),
            Map.entry(SectionKeys.DEFAULTS, "Defaults"),
            Map.entry(SectionKeys.DATABASE, "Database"),
            Map.entry(SectionKeys.PASSWORD, "Password"),
            Map.entry(SectionKeys.KILLER, "Killer"),
            Map.entry(SectionKeys.SAMPLE, "Sample"),
            Map.entry(SectionKeys.POLICY, "Policy"),
            Map.entry(SectionKeys.SELECTOR, "Selector"),
            Map.entry(SectionKeys.MATCH, "Match"),
            Map.entry(SectionKeys.NAMES, "User"),
            Map.entry(SectionKeys.CONFIRM, "Confirm"),
            Map.entry(SectionKeys.RUNG, "Step"),
            Map.entry(SectionKeys.PROTECT, "Protect"),
            Map.entry(SectionKeys.LIMITS, "Limits"),
            Map.entry(SectionKeys.KILLS_PER_MINUTE, "Kills per minute"),
            Map.entry(SectionKeys.BRAKE, "Brake"));

    private static String under(String heading) throws IOException {
        String page = Files.readString(PAGE);
        String title = "\n### " + heading + "\n";
        assertThat(page).contains(title);
        return page.substring(page.indexOf(title) + title.length()).split("\n### ", 2)[0];
    }

    @ParameterizedTest
    @EnumSource(SectionKeys.class)
    void the_page_has_the_keys_of_each_section_and_no_others(SectionKeys section) throws IOException {
        List<String> documented = ROW.matcher(under(HEADINGS.get(section)))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        assertThat(documented).containsExactlyElementsOf(section.known());
    }

    @Test
    void the_page_names_what_is_refused_in_this_version() throws IOException {
        Stream<String> keys = Stream.of(SectionKeys.values()).flatMap(section -> section.notYet().stream());
        Stream<String> words = Stream.of(Choice.MODE, Choice.STATE, Choice.ACTION, Choice.ROUTE)
                .flatMap(choice -> choice.notYet().stream());
        String refused = under("Not in this version");
        assertThat(Stream.concat(keys, words))
                .allSatisfy(word -> assertThat(refused).contains("`" + word + "`"));
    }

    @Test
    void the_page_names_every_word_that_can_be_chosen() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Stream.of(Choice.MODE, Choice.STATE, Choice.ACTION, Choice.ROUTE)
                        .flatMap(choice -> choice.values().keySet().stream()))
                .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
    }

    @Test
    void the_example_is_valid_and_kills_nothing() throws FleetInvalid {
        Fleet fleet = FleetFile.read(Path.of("config/fleet.yaml"), false);
        assertThat(fleet.databases().values())
                .isNotEmpty()
                .allSatisfy(database -> assertThat(database.ceiling().text()).isEqualTo("dry-run"));
        assertThat(fleet.policies().policies()).isNotEmpty();
        assertThat(fleet.warnings()).isEmpty();
    }
}
