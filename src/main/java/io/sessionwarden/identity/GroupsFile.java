package io.sessionwarden.identity;

import io.sessionwarden.fleet.Section;
import io.sessionwarden.fleet.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups file: what the members of an identity provider's groups may do. Says everything that is wrong with it at once. */
final class GroupsFile {
    private final Map<String, Setting> names = new HashMap<>();

    private GroupsFile() {}

    /** @throws IdentityInvalid with every problem */
    static List<Group> read(Path path) throws IdentityInvalid {
        return TokensFile.entries(path, new GroupsFile()::group);
    }

    private Group group(Setting setting) {
        Section entry = setting.section(IdentityKeys.GROUP);
        Optional<String> name = entry.required("group", "the group as the token writes it")
                .flatMap(group -> group.text().map(text -> {
                    TokensFile.once(names, text, group);
                    return text;
                }));
        return new Group(name.orElse(""), GrantsReader.read(entry));
    }
}
