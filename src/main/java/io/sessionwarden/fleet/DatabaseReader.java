package io.sessionwarden.fleet;

import io.sessionwarden.fleet.Database.Sampling;
import io.sessionwarden.policy.Mode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads databases, each with the defaults where it says nothing itself. */
final class DatabaseReader {
    private static final String PREFIX = "jdbc:oracle:thin:";
    private static final String A_URL = PREFIX + "@//host:1521/service";
    private static final String DIRECT = "direct";
    private static final Pattern PASSWORD_PROPERTY = Pattern.compile("password\\s*=", Pattern.CASE_INSENSITIVE);

    private final Section defaults;
    private final CredentialsReader credentials;

    DatabaseReader(Section defaults, boolean allowInlineSecrets) {
        this.defaults = defaults;
        this.credentials = new CredentialsReader(new SecretReader(allowInlineSecrets));
    }

    /** Reads the defaults by themselves, so that those which no database uses are checked too. */
    void checkDefaults() {
        String database = "any";
        credentials.readPresent(defaults, database);
        credentials.readPresent(defaults.section("killer", SectionKeys.KILLER), database);
        sampling(defaults);
        Labels.read(defaults);
        route(defaults);
        ceiling(defaults);
    }

    Database read(String name, Setting setting) {
        Names.check(name, setting);
        Section own = setting.section(SectionKeys.DATABASE);
        Section all = own.over(defaults);
        Credentials watcher = credentials.read(all, name);
        return new Database(
                name,
                url(own),
                watcher,
                killer(own, name).orElse(watcher),
                Labels.merged(own, defaults),
                route(all),
                ceiling(all),
                sampling(own));
    }

    private Optional<Credentials> killer(Section own, String database) {
        Section ofDefaults = defaults.section("killer", SectionKeys.KILLER);
        if (own.at("killer").isPresent()) {
            Section killer = own.section("killer", SectionKeys.KILLER).over(ofDefaults);
            return Optional.of(credentials.read(killer, database));
        }
        return defaults.at("killer").map(s -> credentials.read(ofDefaults, database));
    }

    private Sampling sampling(Section own) {
        return SamplingReader.read(
                own.section("sample", SectionKeys.SAMPLE), defaults.section("sample", SectionKeys.SAMPLE));
    }

    /** The URL is never shown: what is wrong with it may be the password in it. */
    private static String url(Section own) {
        Optional<Setting> setting = own.required("url", A_URL);
        String url = setting.flatMap(Setting::text).orElse(A_URL);
        if (!url.startsWith(PREFIX)) {
            setting.get().refuse("is not a URL of the Oracle thin driver; write " + A_URL);
        } else if (!url.startsWith("@", PREFIX.length())
                || PASSWORD_PROPERTY.matcher(url).find()) {
            setting.get().refuse("must not name a user or a password; write " + A_URL + " with username and password");
        }
        return url;
    }

    private static Mode ceiling(Section section) {
        return section.at("ceiling").map(s -> Choice.MODE.read(s, Mode.DRY_RUN)).orElse(Mode.DRY_RUN);
    }

    private static String route(Section section) {
        Optional<Setting> setting = section.at("route");
        if (setting.isPresent() && !setting.get().isText() && !setting.get().isEmpty()) {
            setting.get().refuse(SectionKeys.NOT_YET + "; write " + DIRECT);
            return DIRECT;
        }
        return setting.map(s -> Choice.ROUTE.read(s, DIRECT)).orElse(DIRECT);
    }
}
