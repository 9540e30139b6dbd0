package io.sessionwarden.api;

import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.target.Target;
import java.time.Duration;
import java.util.Optional;

/**
 * A whole sample to answer from.
 *
 * @param staleFor why there is no newer one; absent when it is fresh
 */
record SampleShown(Sample.Taken sample, Optional<String> staleFor) {
    private static final Duration OLDEST = Duration.ofSeconds(2);

    /** A session and the sample that shows it. */
    record Found(Sample.Taken sample, SessionSnapshot session) {}

    /** A sample of the last moments, or the last whole one and why there is no newer; refused when there is none at all. */
    static SampleShown latest(Target target) {
        Sample sample = sample(target, OLDEST);
        if (sample instanceof Sample.Taken taken) {
            return new SampleShown(taken, Optional.empty());
        }
        return target.lastTaken()
                .map(older -> new SampleShown(older, Optional.of(trouble(sample))))
                .orElseThrow(() -> unreachable(target, sample));
    }

    /** The session as it is now; empty when a sample taken for this request does not show it. Refused when there is no whole one. */
    static Optional<Found> find(Target target, SessionKey key) {
        Optional<Found> recent = find(whole(target, OLDEST), key);
        return recent.isPresent() ? recent : findNow(target, key);
    }

    /** The same from a sample asked for after this call; those who ask at the same time share it. */
    static Optional<Found> findNow(Target target, SessionKey key) {
        return find(whole(target, Duration.ZERO), key);
    }

    /** A whole sample asked for after this call. Refused when there is none. */
    static Sample.Taken now(Target target) {
        return whole(target, Duration.ZERO);
    }

    /** The session as it was a moment ago, for one who asks for many. */
    static Optional<Found> findRecent(Target target, SessionKey key) {
        return find(whole(target, OLDEST), key);
    }

    private static Optional<Found> find(Sample.Taken sample, SessionKey key) {
        return sample.session(key).map(session -> new Found(sample, session));
    }

    private static Sample sample(Target target, Duration maxAge) {
        return target.sampleForVisitor(maxAge).orElseThrow(() -> busy(target));
    }

    /** Too many ask the database just now. */
    static RequestRefused busy(Target target) {
        return new RequestRefused(
                ProblemType.DATABASE_BUSY,
                "as many requests as are allowed wait for " + target.name() + " already; nothing was asked of it");
    }

    private static Sample.Taken whole(Target target, Duration maxAge) {
        Sample sample = sample(target, maxAge);
        if (sample instanceof Sample.Taken taken) {
            return taken;
        }
        throw unreachable(target, sample);
    }

    private static RequestRefused unreachable(Target target, Sample sample) {
        return new RequestRefused(ProblemType.DATABASE_UNREACHABLE, target.name() + ": " + trouble(sample));
    }

    private static String trouble(Sample sample) {
        return switch (sample) {
            case Sample.Failed failed -> failed.trouble().text();
            case Sample.Partial partial -> "only part of its sessions can be seen: " + partial.missing();
            case Sample.Taken taken -> throw new IllegalStateException("no trouble");
        };
    }
}
