package io.sessionwarden.sim.net.logon;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in CBC mode from a zero start, and the key derivation, as the exchange uses them. */
final class Cipher256 {
    private static final IvParameterSpec ZERO_START = new IvParameterSpec(new byte[16]);

    private Cipher256() {}

    static byte[] encrypt(byte[] key, byte[] clear) throws GeneralSecurityException {
        return run(Cipher.ENCRYPT_MODE, "AES/CBC/NoPadding", key, clear);
    }

    static byte[] decrypt(byte[] key, byte[] secret) throws GeneralSecurityException {
        return run(Cipher.DECRYPT_MODE, "AES/CBC/NoPadding", key, secret);
    }

    static byte[] encryptPadded(byte[] key, byte[] clear) throws GeneralSecurityException {
        return run(Cipher.ENCRYPT_MODE, "AES/CBC/PKCS5Padding", key, clear);
    }

    static byte[] decryptPadded(byte[] key, byte[] secret) throws GeneralSecurityException {
        return run(Cipher.DECRYPT_MODE, "AES/CBC/PKCS5Padding", key, secret);
    }

    static byte[] derive(String secret, byte[] salt, int rounds, int length) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt, rounds, length * 8);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                .generateSecret(spec)
                .getEncoded();
    }

    private static byte[] run(int mode, String transformation, byte[] key, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(mode, new SecretKeySpec(key, "AES"), ZERO_START);
        return cipher.doFinal(input);
    }
}
