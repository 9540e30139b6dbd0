package io.sessionwarden.metamorphic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives a run of tests the rewritten statements before the first test begins: the build lets it run on classes that have none. Other runs are
 * left alone.
 */
public final class RewrittenRun implements LauncherSessionListener {
    private static final String CLASSES = "metamorphic.classes";
    private static final String SEED = "metamorphic.seed";

    /** Whether this is such a run. */
    public static boolean isOn() {
        return System.getProperty(CLASSES) != null;
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!isOn()) {
            return;
        }
        long seed = Long.getLong(SEED);
        try {
            new Rewriting(seed).write(Originals.all(), Path.of(System.getProperty(CLASSES), "sql", "oracle"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println("The daemon's statements are rewritten: -D" + SEED + "=" + seed);
    }
}
