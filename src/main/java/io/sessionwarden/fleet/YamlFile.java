package io.sessionwarden.fleet;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one YAML file as nodes with positions; nothing is made of tags or types, so the text stays as it was written. */
final class YamlFile {
    /** Ten thousand databases fit in; a file that is not meant to be one does not. */
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    static final long MOST_BYTES = 4L * MOST_CHARACTERS;

    private final Path path;
    private final Problems problems;

    YamlFile(Path path, Problems problems) {
        this.path = path;
        this.problems = problems;
    }

    /** The whole file, or empty after a problem. */
    Optional<Setting> read() {
        try {
            if (Files.size(path) > MOST_BYTES) {
                return refused(0, "is too large for a fleet file");
            }
            return parse(Files.readString(path));
        } catch (NoSuchFileException e) {
            return refused(0, "does not exist");
        } catch (CharacterCodingException e) {
            return refused(0, "is not UTF-8 text");
        } catch (IOException e) {
            return refused(0, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Optional<Setting> parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            Setting whole = new Setting(path.toString(), 0, "", root, problems);
            return root == null || whole.isEmpty() ? refused(0, "is empty") : Optional.of(whole);
        } catch (MarkedYAMLException e) {
            return refused(e.getProblemMark().getLine() + 1, "is not YAML: " + withoutContent(e.getProblem()));
        } catch (YAMLException e) {
            return refused(0, "is not YAML: it is too large, too deep or holds characters that YAML does not allow");
        }
    }

    /** Undefined aliases and tags are named by the parser; {@code password: *secret} is such an alias. */
    private static String withoutContent(String problem) {
        return problem.startsWith("found undefined") ? "a value that starts with * or ! must be in quotes" : problem;
    }

    private Optional<Setting> refused(int line, String text) {
        problems.add(new Problem(path.toString(), line, "", "", text));
        return Optional.empty();
    }
}
