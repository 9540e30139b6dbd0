package io.sessionwarden.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select * from t where name = 'Smith' | select * from t where name = '?'",
                "where name = 'O''Brien' and x = 'y' | where name = '?' and x = '?'",
                "where a = '' or b = '''' | where a = '?' or b = '?'",
                "where n = N'Müller' | where n = '?'",
                "where q = q'[it's [me]]' and z = 1 | where q = '?' and z = ?",
                "where q = Q'{a'}' or nq'(x')' = q'<'>' | where q = '?' or '?' = '?'",
                "where q = q'!don't!' and q'xabcx' = r | where q = '?' and '?' = r",
                "where id = 4711 and f > -1.5e-3 and g = .5 and h = 2.5d | where id = ? and f > -? and g = ? and h = ?",
                "where a1 = :1 and b$2 = :b3 and c#4 in (5,6) | where a1 = :1 and b$2 = :b3 and c#4 in (?,?)",
                "select \"Name 1\", \"it's\" from \"T 2\" where x = 'y' | select \"Name 1\", \"it's\" from \"T 2\" where x = '?'",
                "for i in 1..10 loop | for i in ?..? loop",
                "select /* Smith's 1 */ x -- it's Smith | select /* */ x --",
                "select /*+ parallel(4) opt('secret') */ x | select /*+ parallel(?) opt('?') */ x",
                "select '/* no comment' from dual | select '?' from dual",
                "select date '2026-01-31' d, seq'x' | select date '?' d, seq'?'",
                "alter user x identified by Tiger1 account unlock | alter user x identified by ? account unlock",
                "alter user x identified by \"Ti ger\" | alter user x identified by ?",
                "select straße2 from größe where é = 7 | select straße2 from größe where é = ?",
            })
    void what_was_typed_is_hidden_and_the_rest_stays(String sql, String hidden) {
        assertThat(Literals.hidden(sql)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select 'Smi | select '?'",
                "select q'[Smith's | select '?'",
                "select q'[Smith]'' | select '?''?'",
                "select nq' | select '?'",
                "select q'! | select '?'",
                "select x /* Smith | select x /* */",
                "select 12 | select ?",
                "identified by \"Tig | identified by ?",
            })
    void a_text_that_is_cut_off_gives_nothing_away(String sql, String hidden) {
        assertThat(Literals.hidden(sql)).isEqualTo(hidden);
    }

    @Test
    void a_secret_in_a_string_never_stays_whatever_is_around_it() {
        String[] pieces = {
            " ", "a", "'x'", "q'[x]'", "/* c */", "\"i\"", ":b", "1", "--l\n", "n'y''z'", "(", "||", "/*+ h */"
        };
        Random random = new Random(20260131);
        for (int run = 0; run < 5000; run++) {
            StringBuilder sql = new StringBuilder();
            int secretAt = random.nextInt(8);
            for (int i = 0; i < 8; i++) {
                sql.append(' ').append(i == secretAt ? "'s''ecret " + "smith'" : pieces[random.nextInt(pieces.length)]);
            }
            String cut = sql.substring(0, 1 + random.nextInt(sql.length()));
            assertThat(Literals.hidden(sql.toString())).as(sql.toString()).doesNotContain("smith", "ecret");
            assertThat(Literals.hidden(cut)).as(cut).doesNotContain("ecret", "smit");
        }
    }

    @Test
    void long_texts_are_no_burden() {
        String quotes = "'" + "''".repeat(50_000);
        assertThat(Literals.hidden(quotes)).isEqualTo("'?'");
        assertThat(Literals.hidden("\"".repeat(20_001) + "x".repeat(20_000))).isNotEmpty();
        assertThat(Literals.hidden("identified by ".repeat(5_000))).isNotEmpty();
        assertThat(Literals.hidden("/* ".repeat(50_000))).isEqualTo("/* */");
    }
}
