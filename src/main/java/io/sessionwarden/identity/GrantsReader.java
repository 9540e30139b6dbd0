package io.sessionwarden.identity;

import io.sessionwarden.fleet.Section;
import io.sessionwarden.fleet.SelectorReader;
import io.sessionwarden.fleet.Setting;
import io.sessionwarden.policy.DatabaseSelector;
import io.sessionwarden.policy.Glob;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which roles an entry gives and for which databases: in the entry itself, or several times under {@code grants}. */
final class GrantsReader {
    private static final String ROLES =
            Arrays.stream(Role.values()).map(Role::text).collect(Collectors.joining(", "));

    private GrantsReader() {}

    static List<Binding> read(Section entry) {
        Optional<Setting> grants = entry.at("grants");
        if (grants.isEmpty()) {
            return List.of(binding(entry));
        }
        for (String key : IdentityKeys.GRANT.known()) {
            entry.at(key).ifPresent(setting -> setting.refuse("does not go with grants; write it in one of them"));
        }
        if (grants.get().isEmptyList()) {
            grants.get().refuse("gives nothing; write at least one or remove the entry");
        }
        return grants.get().items().stream()
                .map(grant -> binding(grant.section(IdentityKeys.GRANT)))
                .toList();
    }

    /** Both must be written: nobody is given a role for all databases by having forgotten to say for which. */
    private static Binding binding(Section section) {
        Set<Role> roles = section.required("roles", "at least one of " + ROLES)
                .map(GrantsReader::roles)
                .orElse(Set.of());
        DatabaseSelector databases = section.required("databases", "patterns of names, such as [ \"crm-*\" ], or all")
                .map(GrantsReader::databases)
                .orElse(DatabaseSelector.ALL);
        return new Binding(roles, databases);
    }

    private static Set<Role> roles(Setting setting) {
        if (setting.isEmptyList()) {
            setting.refuse("gives nothing; write at least one of " + ROLES);
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Setting item : setting.items()) {
            Optional<String> text = item.text();
            text.flatMap(Role::of).ifPresent(roles::add);
            if (text.isPresent() && Role.of(text.get()).isEmpty()) {
                item.refuseValue("is not a role; write " + ROLES);
            }
        }
        return roles;
    }

    private static DatabaseSelector databases(Setting setting) {
        if (!setting.isList()) {
            return SelectorReader.read(setting);
        }
        if (setting.isEmptyList()) {
            setting.refuse("selects nothing; write at least one pattern, or all");
        }
        List<Glob> names = setting.items().stream()
                .flatMap(item -> item.text().stream())
                .map(Glob::of)
                .toList();
        return new DatabaseSelector(names, Map.of());
    }
}
