package io.sessionwarden.ledger;

import org.eclipse.microprofile.config.Config;

/** Where the ledger is, and by which account. */
record LedgerSettings(String url, String username, String password) {
    /** H2 loses entries that were answered as written when the process is killed, unless it writes them at once. */
    private static final String BESIDE_THE_PROGRAM = "jdbc:h2:file:./data/ledger;WRITE_DELAY=0";

    static LedgerSettings from(Config config) {
        return new LedgerSettings(
                config.getOptionalValue("warden.ledger.url", String.class).orElse(BESIDE_THE_PROGRAM),
                config.getOptionalValue("warden.ledger.username", String.class).orElse("warden"),
                config.getOptionalValue("warden.ledger.password", String.class).orElse("warden"));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "the ledger of " + username;
    }
}
