package io.sessionwarden.fleet;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Fleet files written for a test, and what is said about them. */
record WrittenFleet(Path directory) {
    /** A first line that makes a valid file of policies or of nothing else. */
    static final String DATABASES =
            "databases: { crm: { url: 'jdbc:oracle:thin:@//h:1521/CRM', username: warden, password: { env: PW } } }\n";

    WrittenFleet file(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@code fleet.yaml} with this text. */
    Fleet read(String text) throws FleetInvalid {
        return FleetFile.read(file("fleet.yaml", text).directory.resolve("fleet.yaml"), false);
    }

    /** What is wrong with this text, as the operator sees it in the directory of the file. */
    List<String> problemsOf(String text) {
        file("fleet.yaml", text);
        return problemsIn(directory.resolve("fleet.yaml"), false);
    }

    /** What is wrong with the files written so far. */
    List<String> problems() {
        return problemsIn(directory, false);
    }

    List<String> problemsIn(Path path, boolean allowInlineSecrets) {
        try {
            return fail("valid: %s", FleetFile.read(path, allowInlineSecrets));
        } catch (FleetInvalid e) {
            return e.getMessage().replace(directory + "/", "").lines().toList();
        }
    }
}
