package io.sessionwarden.fleet;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads where a password comes from. Whatever is wrong, nothing of what is written is shown: it may be the password itself. */
final class SecretReader {
    private static final String WRITE = "write { file: PATH } or { env: NAME }";
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    static final Secret NONE = new Secret.Inline("");

    private final boolean allowInline;

    SecretReader(boolean allowInline) {
        this.allowInline = allowInline;
    }

    /** The secret of one database; {@code {database}} in a file's path becomes its name. */
    Secret read(Setting setting, String database) {
        if (setting.isText()) {
            return inline(setting);
        }
        if (setting.node() instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && text(mapping.getValue().getFirst().getValueNode()).length() > 0) {
            return elsewhere(setting, mapping.getValue().getFirst(), database);
        }
        return refused(setting, setting.isEmpty() ? "is empty; " + WRITE : "names no place; " + WRITE);
    }

    private Secret inline(Setting setting) {
        if (allowInline) {
            return new Secret.Inline(setting.text().orElseThrow());
        }
        return refused(
                setting, "is written in the file itself; " + WRITE + ", or set warden.allow-inline-secrets=true");
    }

    private static Secret elsewhere(Setting setting, NodeTuple tuple, String database) {
        String place = text(tuple.getValueNode());
        return switch (text(tuple.getKeyNode())) {
            case "file" -> file(setting, place.replace("{database}", database));
            case "env" ->
                VARIABLE.matcher(place).matches()
                        ? new Secret.FromEnvironment(place)
                        : refused(setting, "env is not the name of a variable");
            default -> refused(setting, "names no place; " + WRITE);
        };
    }

    private static Secret file(Setting setting, String path) {
        try {
            return new Secret.FromFile(Path.of(path));
        } catch (InvalidPathException e) {
            return refused(setting, "file is not a path");
        }
    }

    private static String text(Object node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    private static Secret refused(Setting setting, String text) {
        setting.refuse(text);
        return NONE;
    }
}
