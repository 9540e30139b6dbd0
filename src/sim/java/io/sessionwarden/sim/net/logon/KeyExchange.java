package io.sessionwarden.sim.net.logon;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

/** One login's exchange of keys: the server's half goes out under the verifier's key, the client's comes back with the password. */
final class KeyExchange {
    /** Rounds of the derivation of the common key, told to the client. */
    static final int ROUNDS = 3;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int PREFIX = 16;
    private static final byte[] GREETING = "SERVER_TO_CLIENT".getBytes(StandardCharsets.US_ASCII);

    private final PasswordVerifier verifier;
    private final byte[] ownHalf;
    private final byte[] salt;
    private final byte[] responsePrefix;

    KeyExchange(PasswordVerifier verifier, PasswordVerifiers verifiers) {
        this.verifier = verifier;
        this.ownHalf = verifiers.randomBytes(32);
        this.salt = verifiers.randomBytes(16);
        this.responsePrefix = verifiers.randomBytes(PREFIX);
    }

    String encryptedHalf() throws GeneralSecurityException {
        return HEX.formatHex(Cipher256.encrypt(verifier.key(), ownHalf));
    }

    String verifierSalt() {
        return HEX.formatHex(verifier.salt());
    }

    String commonKeySalt() {
        return HEX.formatHex(salt);
    }

    /** The key that both sides now know; meaningless when the client had another password. */
    byte[] commonKey(String clientHalf) throws GeneralSecurityException {
        byte[] theirs = Cipher256.decrypt(verifier.key(), HEX.parseHex(clientHalf));
        String both = HEX.formatHex(theirs) + HEX.formatHex(ownHalf);
        return Cipher256.derive(both, salt, ROUNDS, 32);
    }

    boolean proves(byte[] commonKey, String encryptedPassword) {
        try {
            byte[] clear = Cipher256.decryptPadded(commonKey, HEX.parseHex(encryptedPassword));
            byte[] password = Arrays.copyOfRange(clear, Math.min(PREFIX, clear.length), clear.length);
            return Arrays.equals(password, verifier.password().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Another password makes another key, under which the text does not decrypt
            return false;
        }
    }

    /** By which the client sees that the server knows the common key too. */
    String response(byte[] commonKey) throws GeneralSecurityException {
        byte[] clear = Arrays.copyOf(responsePrefix, PREFIX + GREETING.length);
        System.arraycopy(GREETING, 0, clear, PREFIX, GREETING.length);
        return HEX.formatHex(Cipher256.encryptPadded(commonKey, clear));
    }
}
