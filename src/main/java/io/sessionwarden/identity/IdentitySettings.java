package io.sessionwarden.identity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * By what callers are known.
 *
 * @param tokensFile of static tokens, if there are any
 * @param oidc the identity provider, if one is asked
 */
public record IdentitySettings(Optional<Path> tokensFile, Optional<Oidc> oidc) {
    static final String TOKENS_FILE = "warden.auth.tokens-file";

    /** What tokens of an identity provider mean here; how they are verified is Quarkus' own configuration. */
    record Oidc(Path groupsFile, OwnClaims own) {}

    /** Without it nobody is known by name, and only this machine may call. */
    public boolean isConfigured() {
        return tokensFile.isPresent() || oidc.isPresent();
    }

    /** @throws IdentityInvalid with everything that is wrong with the settings and with the files they name */
    public static IdentitySettings from(Config config) throws IdentityInvalid {
        List<String> problems = new ArrayList<>(SettingsProblems.of(config));
        Optional<Path> tokens =
                config.getOptionalValue(TOKENS_FILE, String.class).map(Path::of);
        Optional<Path> groups = OidcSettings.isOn(config)
                ? config.getOptionalValue(OidcSettings.GROUPS_FILE, String.class)
                        .map(Path::of)
                : Optional.empty();
        OwnClaims own = OwnClaims.from(config);
        tokens.ifPresent(path -> read(path, TokensFile::read, problems));
        groups.ifPresent(path -> problems.addAll(own.problems(read(path, GroupsFile::read, problems))));
        if (!problems.isEmpty()) {
            throw new IdentityInvalid(problems);
        }
        return new IdentitySettings(tokens, groups.map(path -> new Oidc(path, own)));
    }

    private static <T> List<T> read(Path path, WatchedFile.Reader<T> reader, List<String> problems) {
        try {
            return reader.read(path);
        } catch (IdentityInvalid e) {
            problems.addAll(e.problems());
            return List.of();
        }
    }
}
