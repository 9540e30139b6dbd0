package io.sessionwarden.fleet;

import java.util.Optional;

/** Reads an account; it may be written for the database or in the defaults, each part by itself. */
final class CredentialsReader {
    private static final String A_USER = "the user's name, here or in defaults";
    private static final String A_PASSWORD = "{ file: PATH } or { env: NAME }, here or in defaults";

    private final SecretReader secrets;

    CredentialsReader(SecretReader secrets) {
        this.secrets = secrets;
    }

    Credentials read(Section section, String database) {
        section.required("username", A_USER);
        section.required("password", A_PASSWORD);
        return readPresent(section, database);
    }

    /** Checks what is written; nothing need be. */
    Credentials readPresent(Section section, String database) {
        String username =
                section.at("username").flatMap(CredentialsReader::username).orElse("");
        Secret password =
                section.at("password").map(s -> secrets.read(s, database)).orElse(SecretReader.NONE);
        return new Credentials(username, password);
    }

    private static Optional<String> username(Setting setting) {
        Optional<String> name = setting.text();
        if (name.filter(text -> text.contains("/") || text.contains("@")).isPresent()) {
            setting.refuse("must be the user's name alone; the password has a key of its own");
        }
        return name;
    }
}
