package io.sessionwarden.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A statement in a file under {@code sql/oracle}. Its header comment is not sent. */
enum SqlFile {
    SAMPLE("sample"),
    LOOK("look"),
    FACTS("facts"),
    MAINTAINED_USERS("maintained-users"),
    SQL_TEXT("sql-text"),
    LOCKED_OBJECTS("locked-objects"),
    PRIVILEGES("privileges"),
    GRANTED_VIEWS("granted-views");

    private static final String GRANTS = "-- Grants: ";

    private final String text;
    private final List<String> views;

    SqlFile(String name) {
        String path = "/sql/oracle/" + name + ".sql";
        try (InputStream in = SqlFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing in the application: " + path);
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            this.text = lines.stream().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
            this.views = lines.stream()
                    .filter(line -> line.startsWith(GRANTS))
                    .flatMap(line -> Stream.of(line.substring(GRANTS.length()).split(", ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    String text() {
        return text;
    }

    /** The views that it reads, as grants name them. */
    List<String> views() {
        return views;
    }
}
