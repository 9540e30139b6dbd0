package io.sessionwarden.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * A file that is read again when its content has changed; what was valid last counts until the next valid one. Content is compared, not times or
 * inodes: Kubernetes swaps links.
 */
final class WatchedFile<T> {
    private static final Logger LOG = Logger.getLogger(WatchedFile.class);

    /** Reads a file as a whole. */
    interface Reader<T> {
        List<T> read(Path path) throws IdentityInvalid;
    }

    private final Path path;
    private final Reader<T> reader;
    private volatile List<T> entries;
    private volatile boolean inForce = true;
    private byte[] seen;

    WatchedFile(Path path, Reader<T> reader) throws IdentityInvalid {
        this.path = path;
        this.reader = reader;
        // Before it is read: should it change in between, the next look sees that.
        this.seen = content();
        this.entries = reader.read(path);
    }

    List<T> entries() {
        return entries;
    }

    /** False while something older counts than what the file says. */
    boolean isInForce() {
        return inForce;
    }

    Path path() {
        return path;
    }

    /** Reads it again if it has changed. */
    synchronized void look() {
        byte[] now = content();
        if (Arrays.equals(now, seen)) {
            return;
        }
        seen = now;
        try {
            entries = reader.read(path);
            inForce = true;
            LOG.infof("%s has changed: its %d entries count from now on", path, entries.size());
        } catch (IdentityInvalid e) {
            inForce = false;
            LOG.errorf(
                    "%s has changed and cannot be used: what it said before still counts, tokens removed since included. Correct it:\n%s",
                    path, e.getMessage());
        }
    }

    /** Nothing when it cannot be read: reading it says why. */
    private byte[] content() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
