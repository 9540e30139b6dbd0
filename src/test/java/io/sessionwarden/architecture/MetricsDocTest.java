package io.sessionwarden.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.guard.Reason;
import io.sessionwarden.policy.Mode;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Answer;
import io.sessionwarden.session.Outcome;
import io.sessionwarden.session.SessionStatus;
import io.sessionwarden.session.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The metrics page has the metrics that a scrape shows, no more and no fewer. */
class MetricsDocTest {
    private static final Path PAGE = Path.of("docs/reference/metrics.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(session_warden_[a-z_]+)` \\| ([a-z]+) \\|");
    private static final Pattern NAME = Pattern.compile("session_warden_[a-z_]+");
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");

    private static String page;
    private static DeclaredMeters declared;

    @BeforeAll
    static void read() throws Exception {
        page = Files.readString(PAGE);
        declared = new DeclaredMeters();
    }

    private static Map<String, String> documented() {
        return ROW.matcher(page).results().collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }

    @Test
    void the_page_has_a_row_for_each_metric_with_its_prometheus_name_and_type() {
        Map<String, String> scraped = declared.scraped();
        scraped.keySet().removeIf(name -> name.endsWith("_max"));
        assertThat(documented()).isEqualTo(scraped);
    }

    @Test
    void the_page_explains_every_label() {
        assertThat(declared.labels())
                .isNotEmpty()
                .allSatisfy(label -> assertThat(page).containsPattern("(?m)^\\| `" + label + "` \\|"));
    }

    @Test
    void the_page_names_no_metric_that_does_not_exist() {
        Set<String> scraped = declared.scraped().keySet();
        assertThat(NAME.matcher(page).results().map(MatchResult::group))
                .isNotEmpty()
                .allMatch(name -> scraped.contains(name)
                        || scraped.contains(PART.matcher(name).replaceFirst("")));
    }

    @Test
    void the_page_has_every_word_that_a_label_can_have() {
        Stream<String> reasons = Stream.of(Reason.values())
                .filter(reason -> reason != Reason.CONFIRM)
                .map(Reason::label);
        assertWords("reason", reasons);
        assertWords("outcome", Stream.of(Outcome.values()).map(Outcome::label));
        assertWords("answer", Stream.of(Answer.Kind.values()).map(Answer.Kind::label));
        assertWords("action", Stream.of(Action.values()).map(Action::text));
        assertWords("mode", Stream.of(Mode.values()).map(Mode::text));
        assertWords("status", Stream.of(SessionStatus.values()).map(MetricsDocTest::word));
        assertWords(
                "result",
                Stream.concat(
                        Stream.of("taken", "partial"),
                        Stream.of(Trouble.Kind.values()).map(MetricsDocTest::word)));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void assertWords(String label, Stream<String> words) {
        String row = page.lines()
                .filter(line -> line.startsWith("| `" + label + "` |"))
                .collect(Collectors.joining());
        List<String> documented = Pattern.compile("`([a-z-]+)`")
                .matcher(row.substring(row.indexOf('|', 1)))
                .results()
                .map((MatchResult word) -> word.group(1))
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(words.toList());
    }

    @Test
    void every_declared_name_is_used() {
        assertThat(declared.unused()).isEmpty();
    }
}
