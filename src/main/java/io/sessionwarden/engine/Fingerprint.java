package io.sessionwarden.engine;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * By what a password is known again without being kept: PBKDF2 with SHA-256 and a salt of its own. Slow on purpose, and one at a time: many
 * accounts must not take all processors from the sampling.
 *
 * @param salt in Base64
 * @param hash in Base64
 */
public record Fingerprint(String salt, int rounds, String hash) {
    private static final int ROUNDS = 120_000;
    private static final int BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Fingerprint of(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return new Fingerprint(text(salt), ROUNDS, text(hash(password, salt, ROUNDS)));
    }

    boolean matches(String password) {
        return MessageDigest.isEqual(bytes(hash), hash(password, bytes(salt), rounds));
    }

    private static synchronized byte[] hash(String password, byte[] salt, int rounds) {
        PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, rounds, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", e);
        } finally {
            key.clearPassword();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }
}
