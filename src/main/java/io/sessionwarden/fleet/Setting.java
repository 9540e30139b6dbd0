package io.sessionwarden.fleet;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A place in a fleet file and what is written there. Whatever cannot be read becomes a problem and is answered with an empty value; the
 * file is then refused as a whole, so that value is never used.
 *
 * @param line of its key, or of itself in a list
 */
public record Setting(String file, int line, String path, Node node, Problems problems) {
    /** Says what is wrong without showing what is written. */
    public void refuse(String text) {
        problems.add(new Problem(file, line, path, "", text));
    }

    /** Says what is wrong with what is written; never for what could be a secret. */
    public void refuseValue(String text) {
        problems.add(new Problem(file, line, path, raw(), text));
    }

    /** Nothing is written after the key. */
    boolean isEmpty() {
        return node instanceof ScalarNode scalar
                && (node.getTag().equals(Tag.NULL) || scalar.getValue().isBlank());
    }

    public boolean isText() {
        return node instanceof ScalarNode && !isEmpty();
    }

    /** Keys, or nothing at all. */
    boolean isSection() {
        return isEmpty() || node instanceof MappingNode;
    }

    boolean isEmptySection() {
        return isEmpty()
                || node instanceof MappingNode mapping && mapping.getValue().isEmpty();
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isEmptyList() {
        return node instanceof SequenceNode list && list.getValue().isEmpty();
    }

    /** The text as it is written: {@code 07:00} and {@code no} are no number and no truth value here. */
    public Optional<String> text() {
        if (isText()) {
            return Optional.of(raw());
        }
        refuse(isEmpty() ? "is empty; write a value or remove it" : "must be a single value");
        return Optional.empty();
    }

    /** The items of a list, which may have none. */
    public List<Setting> items() {
        if (!(node instanceof SequenceNode list)) {
            refuse("must be a list, such as [ A, B ]");
            return List.of();
        }
        return IntStream.range(0, list.getValue().size())
                .mapToObj(i -> item(i, list.getValue().get(i)))
                .toList();
    }

    /** A section with these keys and no others. */
    public Section section(Keys keys) {
        Section section = anySection();
        section.entries().forEach(keys::check);
        return section;
    }

    /** A section whose keys the operator chooses. */
    Section anySection() {
        return Section.of(this);
    }

    /** Where a key of this section is. */
    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Setting item(int index, Node item) {
        return new Setting(file, item.getStartMark().getLine() + 1, path + "[" + index + "]", item, problems);
    }

    private String raw() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
