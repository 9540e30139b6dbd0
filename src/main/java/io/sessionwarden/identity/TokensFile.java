package io.sessionwarden.identity;

import io.sessionwarden.fleet.Problem;
import io.sessionwarden.fleet.Problems;
import io.sessionwarden.fleet.Section;
import io.sessionwarden.fleet.Setting;
import io.sessionwarden.fleet.YamlFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The tokens file: names, hashes of tokens and roles. Says everything that is wrong with it at once, and never shows a hash. */
final class TokensFile {
    /** Goes into the ledger, the log and answers. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final Map<String, Setting> names = new HashMap<>();
    private final Map<String, Setting> hashes = new HashMap<>();

    private TokensFile() {}

    /** @throws IdentityInvalid with every problem */
    static List<Token> read(Path path) throws IdentityInvalid {
        return entries(path, new TokensFile()::token);
    }

    /** Reads a file that is a list. */
    static <T> List<T> entries(Path path, Function<Setting, T> read) throws IdentityInvalid {
        Problems problems = new Problems();
        List<T> entries = new YamlFile(path, problems)
                .read().stream()
                        .flatMap(file -> file.items().stream())
                        .map(read)
                        .toList();
        if (!problems.isEmpty()) {
            throw new IdentityInvalid(
                    problems.list().stream().map(Problem::toString).toList());
        }
        return entries;
    }

    private Token token(Setting setting) {
        Section entry = setting.section(IdentityKeys.TOKEN);
        Optional<Setting> name = entry.required("name", "who this is, for the ledger");
        Optional<Setting> sha256 = entry.required("sha256", "the SHA-256 of the token as 64 hexadecimal digits");
        List<Binding> bindings = GrantsReader.read(entry);
        Optional<OwnSessions> own = OwnReader.read(entry, bindings);
        String who = name.flatMap(this::name).orElse("");
        return new Token(
                new Caller(who, bindings, own), sha256.flatMap(this::hash).orElse(""));
    }

    private Optional<String> name(Setting setting) {
        Optional<String> name = setting.text();
        name.filter(text -> !NAME.matcher(text).matches())
                .ifPresent(
                        text -> setting.refuseValue(
                                "is not a name; write letters, digits, '.', '_', '@' and '-', starting with a letter or digit"));
        name.filter(Caller.LOOPBACK.name()::equals)
                .ifPresent(text -> setting.refuseValue("is the name of those whom nobody knows; choose another"));
        name.ifPresent(text -> once(names, text, setting));
        return name;
    }

    /** Never shown: what is wrong with it may be that it is the token itself. */
    private Optional<String> hash(Setting setting) {
        Optional<String> hash = setting.text();
        hash.filter(text -> !SHA256.matcher(text).matches())
                .ifPresent(text -> setting.refuse(
                        "is not a SHA-256; write the 64 hexadecimal digits that `printf %s TOKEN | sha256sum` prints"));
        Optional<String> small = hash.map(text -> text.toLowerCase(Locale.ROOT));
        small.ifPresent(text -> once(hashes, text, setting));
        return small;
    }

    static void once(Map<String, Setting> seen, String value, Setting setting) {
        Setting first = seen.putIfAbsent(value, setting);
        if (first != null) {
            setting.refuse("is written twice; the first is at line " + first.line());
        }
    }
}
