package io.sessionwarden.fleet;

import io.sessionwarden.policy.Policy;
import io.sessionwarden.policy.PolicySet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one fleet of the sections of one file or several. Problems go where the settings came from. */
final class FleetReader {
    private final List<Section> files;
    private final boolean allowInlineSecrets;

    FleetReader(List<Section> files, boolean allowInlineSecrets) {
        this.files = files;
        this.allowInlineSecrets = allowInlineSecrets;
    }

    /** The fleet; to be used only when nothing was found wrong. */
    Fleet read() {
        checkDatabasesAreThere();
        DatabaseReader reader = new DatabaseReader(only("defaults", SectionKeys.DEFAULTS), allowInlineSecrets);
        reader.checkDefaults();
        Map<String, Database> databases = new LinkedHashMap<>();
        named("databases").forEach((name, setting) -> databases.put(name, reader.read(name, setting)));
        List<Policy> policies = new ArrayList<>();
        named("policies").forEach((name, setting) -> policies.add(PolicyReader.read(name, setting)));
        return new Fleet(
                databases,
                new PolicySet(policies),
                ProtectReader.read(all("protect")),
                LimitsReader.read(only("limits", SectionKeys.LIMITS)));
    }

    /** A fleet that lost its databases looks just like one that is watched and well. */
    private void checkDatabasesAreThere() {
        List<Setting> databases = all("databases");
        if (databases.isEmpty()) {
            files.getFirst().required("databases", "at least one database");
        } else if (databases.stream().allMatch(Setting::isEmptySection)) {
            databases.getFirst().refuse("is empty; write at least one database");
        }
    }

    /** Of what two files say, one would win by the order of files: it may stand in one of them only. */
    private Section only(String key, SectionKeys keys) {
        Map<String, Setting> once = new LinkedHashMap<>();
        all(key).forEach(setting -> Section.putOnce(once, key, setting));
        return once.containsKey(key)
                ? once.get(key).section(keys)
                : files.getFirst().none();
    }

    private Map<String, Setting> named(String key) {
        Map<String, Setting> named = new LinkedHashMap<>();
        for (Setting setting : all(key)) {
            setting.anySection().entries().forEach((name, entry) -> Section.putOnce(named, name, entry));
        }
        return named;
    }

    private List<Setting> all(String key) {
        return files.stream().flatMap(file -> file.at(key).stream()).toList();
    }
}
