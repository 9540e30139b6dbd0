package io.sessionwarden.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.sim.db.SimulatedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The daemon's statements as the sources have them. */
public final class Originals {
    private static final Path FOLDER = Path.of("src/main/resources/sql/oracle");

    private Originals() {}

    /** In a run on rewritten statements: none of these came to a database, however it was written. */
    public static void assertNoneArrived(SimulatedDatabase database) {
        List<String> originals =
                all().values().stream().map(SqlTokens::normalised).toList();
        assertThat(database.statementTexts())
                .extracting(statement -> SqlTokens.normalised(statement.text()))
                .doesNotContainAnyElementsOf(originals);
    }

    /** Texts by the names of their files. */
    static Map<String, String> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
