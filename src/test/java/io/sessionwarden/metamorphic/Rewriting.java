package io.sessionwarden.metamorphic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Rewrites statements into others that mean the same to any Oracle database and share as little text with them as can be. The same seed makes
 * the same text. Binds keep their order, columns their labels.
 */
public final class Rewriting {
    private final long seed;

    Rewriting(long seed) {
        this.seed = seed;
    }

    /** Writes statements into a folder, rewritten, by the names of their files. What stands above them says what they read, and stays. */
    void write(Map<String, String> statements, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> statement : statements.entrySet()) {
            Files.writeString(
                    folder.resolve(statement.getKey()), header(statement.getValue()) + rewrite(statement.getValue()));
        }
    }

    private static String header(String sql) {
        return sql.lines()
                .takeWhile(line -> line.startsWith("--"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    String rewrite(String sql) {
        try {
            Random random = new Random(seed + SqlTokens.normalised(sql).hashCode());
            Select select = (Select) CCJSqlParserUtil.parse(sql);
            new Selects(random).rewrite(select, true);
            List<String> tokens = SqlTokens.of(select.toString());
            return new Typist(random).type(tokens);
        } catch (JSQLParserException e) {
            throw new IllegalArgumentException("not understood: " + sql, e);
        }
    }
}
