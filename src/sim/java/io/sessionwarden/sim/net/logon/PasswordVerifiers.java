package io.sessionwarden.sim.net.logon;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The verifiers made so far, kept because a pool that opens a hundred connections would pay for each otherwise. Thread-safe. */
public final class PasswordVerifiers {
    private static final int SALT_LENGTH = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, PasswordVerifier> byPassword = new ConcurrentHashMap<>();

    /** The verifier of a password; for an unknown user one that no password meets, so that both look alike to the client. */
    PasswordVerifier of(Optional<String> password) throws GeneralSecurityException {
        if (password.isEmpty()) {
            return PasswordVerifier.of(HexFormat.of().formatHex(randomBytes(SALT_LENGTH)), randomBytes(SALT_LENGTH));
        }
        PasswordVerifier known = byPassword.get(password.get());
        if (known == null) {
            known = PasswordVerifier.of(password.get(), randomBytes(SALT_LENGTH));
            byPassword.putIfAbsent(password.get(), known);
        }
        return known;
    }

    byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
