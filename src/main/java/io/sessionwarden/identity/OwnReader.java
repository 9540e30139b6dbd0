package io.sessionwarden.identity;

import io.sessionwarden.fleet.Section;
import io.sessionwarden.fleet.Setting;
import java.util.List;
import java.util.Optional;

/** Reads which sessions are somebody's own. */
final class OwnReader {
    private static final String KEYS = String.join(", ", IdentityKeys.OWN.known());

    private OwnReader() {}

    /** Of an entry of the tokens file; what is written must go with its roles. */
    static Optional<OwnSessions> read(Section entry, List<Binding> bindings) {
        boolean developer =
                bindings.stream().anyMatch(binding -> binding.roles().contains(Role.DEVELOPER));
        if (!developer) {
            entry.at("own").ifPresent(setting -> setting.refuse("is for the role developer, which is not given"));
            return Optional.empty();
        }
        return entry.required("own", "which sessions are the developer's own, by at least one of " + KEYS)
                .flatMap(OwnReader::own);
    }

    private static Optional<OwnSessions> own(Setting setting) {
        Section own = setting.section(IdentityKeys.OWN);
        List<List<String>> lists =
                IdentityKeys.OWN.known().stream().map(key -> values(own, key)).toList();
        if (lists.stream().allMatch(List::isEmpty)) {
            if (own.entries().isEmpty()) {
                setting.refuse("would make every session the developer's own; write at least one of " + KEYS);
            }
            return Optional.empty();
        }
        return Optional.of(new OwnSessions(lists.get(0), lists.get(1), lists.get(2), lists.get(3)));
    }

    private static List<String> values(Section own, String key) {
        Optional<Setting> setting = own.at(key);
        setting.filter(Setting::isEmptyList)
                .ifPresent(s -> s.refuse("names nothing; write at least one or remove the key"));
        return setting.stream()
                .flatMap(s -> s.items().stream())
                .flatMap(item -> plain(item).stream())
                .toList();
    }

    private static Optional<String> plain(Setting item) {
        Optional<String> text = item.text();
        if (text.filter(t -> t.contains("*") || t.contains("?")).isPresent()) {
            item.refuseValue("is a pattern; own sessions are named letter by letter");
        }
        return text;
    }
}
