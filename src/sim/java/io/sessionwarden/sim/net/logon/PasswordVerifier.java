package io.sessionwarden.sim.net.logon;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/** What a database keeps of a password: a salt and the key derived from both. Costs milliseconds to make. */
record PasswordVerifier(String password, byte[] salt, byte[] key) {
    /** The verifier type's number on the wire, that of 12c. */
    static final int TYPE = 18_453;

    /** Rounds of the key derivation, told to the client. */
    static final int ROUNDS = 4096;

    private static final byte[] PURPOSE = "AUTH_PBKDF2_SPEEDY_KEY".getBytes(StandardCharsets.US_ASCII);

    static PasswordVerifier of(String password, byte[] salt) throws GeneralSecurityException {
        byte[] purposed = Arrays.copyOf(salt, salt.length + PURPOSE.length);
        System.arraycopy(PURPOSE, 0, purposed, salt.length, PURPOSE.length);
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        digest.update(Cipher256.derive(password, purposed, ROUNDS, 64));
        digest.update(salt);
        return new PasswordVerifier(password, salt, Arrays.copyOf(digest.digest(), 32));
    }
}
