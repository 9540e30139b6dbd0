package io.sessionwarden.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A statement in a file under {@code sql/oracle}. Its header comment is not sent. */
enum SqlFile {
    SAMPLE("sample"),
    LOOK("look"),
    FACTS("facts"),
    MAINTAINED_USERS("maintained-users"),
    SQL_TEXT("sql-text"),
    LOCKED_OBJECTS("locked-objects");

    private final String text;

    SqlFile(String name) {
        String path = "/sql/oracle/" + name + ".sql";
        try (InputStream in = SqlFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing in the application: " + path);
            }
            this.text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    String text() {
        return text;
    }
}
