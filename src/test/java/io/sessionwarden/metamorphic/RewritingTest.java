package io.sessionwarden.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RewritingTest {
    private static final int SEEDS = 30;
    private static final Map<String, List<String>> REWRITTEN = new HashMap<>();
    private static final Pattern COMPARED_WITH_A_BIND = Pattern.compile("one1|two2|three3|four4|five5|six6");

    static Collection<String> originals() {
        return Originals.all().values();
    }

    private static List<String> rewritten(String sql) {
        return REWRITTEN.computeIfAbsent(
                sql,
                any -> LongStream.range(0, SEEDS)
                        .mapToObj(seed -> new Rewriting(seed).rewrite(sql))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("originals")
    void a_rewritten_statement_has_other_tokens_in_another_order(String original) {
        assertThat(rewritten(original))
                .doesNotHaveDuplicates()
                .extracting(SqlTokens::normalised)
                .doesNotContain(SqlTokens.normalised(original));
        assertThat(rewritten(original))
                .extracting(text -> comparable(text))
                .as("not in names and brackets alone")
                .anyMatch(words -> !words.equals(comparable(original)));
    }

    /** Without brackets, names of tables and comments. */
    private static List<String> comparable(String sql) {
        return Stream.of(SqlTokens.normalised(sql).split(" "))
                .filter(token -> token.length() > 2 && !token.startsWith("\"") && !token.matches("\\w+[_$]\\d+#?"))
                .filter(token -> !List.of("as", "outer", "inner").contains(token))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("originals")
    void its_columns_have_the_same_labels_and_it_has_as_many_binds(String original) {
        assertThat(rewritten(original).subList(0, 5)).allSatisfy(text -> {
            assertThat(labels(text)).containsExactlyInAnyOrderElementsOf(labels(original));
            assertThat(binds(text)).isEqualTo(binds(original));
        });
    }

    private static List<String> labels(String sql) throws AssertionError {
        try {
            PlainSelect query = (PlainSelect) CCJSqlParserUtil.parse(sql);
            return query.getSelectItems().stream().map(RewritingTest::label).toList();
        } catch (JSQLParserException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** As Oracle says it to the driver. */
    private static String label(SelectItem<?> item) {
        String label = item.getAlias() == null
                ? ((Column) item.getExpression()).getColumnName()
                : item.getAlias().getName();
        return label.startsWith("\"") ? label.replace("\"", "") : label.toUpperCase(Locale.ROOT);
    }

    private static long binds(String sql) {
        return SqlTokens.of(sql).stream().filter("?"::equals).count();
    }

    @Test
    void what_is_compared_with_the_first_bind_still_is_and_so_with_all() {
        String sql = "select (select count(*) from u y where y.one1 = ? and y.two2 = ?) as n, x.aa, x.bb, x.cc from t x"
                + " where x.dd = x.ee and x.three3 = ? and (x.four4 = ? and x.ff = x.gg or x.five5 = ?) and x.six6 = ?";
        assertThat(rewritten(sql))
                .allSatisfy(text -> assertThat(COMPARED_WITH_A_BIND
                                .matcher(SqlTokens.normalised(text))
                                .results()
                                .map(MatchResult::group))
                        .containsExactly("one1", "two2", "three3", "four4", "five5", "six6"));
    }

    @Test
    void every_kind_of_change_is_made_to_some_text() {
        String original = Originals.all().get("look.sql");
        Map<String, String> kinds = Map.of(
                "turned equality", "\\? *= *\"?\\w",
                "quoted name of a table", "\"\\w\\w \\d\" *\\.",
                "comment", "/\\* who's there\\? \\*/",
                "line comment", "-- it's",
                "hint", "(?i)select/\\*\\+ ",
                "other sign", "!=|\\^=",
                "negation", "(?i)not\\W+\\(",
                "capitals", "LEFT",
                "brackets", "\\)\\s*\\)\\s*\\)",
                "line break in a name", "\\.\\s*\\n\\s*\\w");
        kinds.forEach((kind, pattern) -> assertThat(rewritten(original))
                .as(kind)
                .anyMatch(text -> Pattern.compile(pattern).matcher(text).find()));
    }

    @Test
    void the_same_seed_makes_the_same_text() {
        String original = Originals.all().get("sample.sql");
        assertThat(new Rewriting(7).rewrite(original)).isEqualTo(new Rewriting(7).rewrite(original));
    }

    @Test
    void a_statement_of_which_it_knows_a_part_only_is_refused() {
        assertThatThrownBy(() -> new Rewriting(1).rewrite("select x.a from t x where x.b like 'c%'"))
                .hasMessageContaining("teach the rewriting LikeExpression");
        assertThatThrownBy(() -> new Rewriting(1).rewrite("select x.a from t x union select y.a from u y"))
                .hasMessageContaining("teach the rewriting");
    }

    @Test
    void texts_are_compared_whatever_the_driver_made_of_their_binds() {
        assertThat(SqlTokens.normalised("select A from\n t where b=:1 -- x\n and c = :2"))
                .isEqualTo(SqlTokens.normalised("SELECT a FROM t WHERE b = ? AND /* ? */ c=?"));
    }
}
