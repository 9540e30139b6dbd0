package io.sessionwarden.fleet;

import io.sessionwarden.policy.DatabaseSelector;
import java.util.List;

/** Reads which databases something is for. */
public final class SelectorReader {
    private SelectorReader() {}

    public static DatabaseSelector read(Setting setting) {
        if (setting.isText()) {
            return all(setting);
        }
        if (setting.isEmptySection()) {
            setting.refuse("selects nothing; write all, or names or labels");
        }
        Section selector = setting.section(SectionKeys.SELECTOR);
        selector.at("labels")
                .filter(Setting::isEmptySection)
                .ifPresent(s -> s.refuse("names nothing; write at least one label or remove it"));
        return new DatabaseSelector(selector.at("names").map(Globs::readSome).orElse(List.of()), Labels.read(selector));
    }

    private static DatabaseSelector all(Setting setting) {
        if (!setting.text().filter("all"::equals).isPresent()) {
            setting.refuseValue(
                    "selects nothing; write all, or { names: [ PATTERN ] }, or { labels: { NAME: VALUE } }");
        }
        return DatabaseSelector.ALL;
    }
}
