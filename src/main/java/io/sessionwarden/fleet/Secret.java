package io.sessionwarden.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A secret and where it lives; read anew at each login so that a rotated one is found. Its text never shows in logs. */
public sealed interface Secret {
    /**
     * The secret now.
     *
     * @throws IOException when its file or variable is not there; the message names it
     */
    String read() throws IOException;

    /** In a file; a trailing line break is not part of it. */
    record FromFile(Path path) implements Secret {
        private static final Pattern TRAILING_LINE_BREAK = Pattern.compile("\\R\\z");

        @Override
        public String read() throws IOException {
            return TRAILING_LINE_BREAK.matcher(Files.readString(path)).replaceFirst("");
        }
    }

    /** In an environment variable. */
    record FromEnvironment(String name) implements Secret {
        @Override
        public String read() throws IOException {
            String value = System.getenv(name);
            if (value == null) {
                throw new IOException("environment variable " + name + " is not set");
            }
            return value;
        }
    }

    /** In the fleet file itself; only where {@code warden.allow-inline-secrets} is true. */
    record Inline(String text) implements Secret {
        @Override
        public String read() {
            return text;
        }

        @Override
        public String toString() {
            return "Inline[***]";
        }
    }
}
