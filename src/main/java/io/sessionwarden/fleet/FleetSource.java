package io.sessionwarden.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where the fleet is written down: a file or a directory, and whether passwords may stand in it. */
public record FleetSource(Path path, boolean allowInlineSecrets) {
    /** @throws FleetInvalid with every problem; none of its texts holds a password */
    public Fleet read() throws FleetInvalid {
        return FleetFile.read(path, allowInlineSecrets);
    }

    /** Tells one content from another: of names and bytes, not of times, since a mount may swap symbolic links. Hexadecimal SHA-256. */
    public String digest() {
        MessageDigest digest = sha256();
        for (Path file : FleetFile.files(path, new Problems())) {
            byte[] content = content(file);
            byte[] head =
                    "%s %d\n".formatted(file.getFileName(), content.length).getBytes(StandardCharsets.UTF_8);
            digest.update(head);
            digest.update(content);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What cannot be read is like nothing here; reading it as a fleet says why. */
    private static byte[] content(Path file) {
        try {
            return Files.size(file) > YamlFile.MOST_BYTES
                    ? Long.toString(Files.size(file)).getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(file);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
