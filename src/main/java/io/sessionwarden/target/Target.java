package io.sessionwarden.target;

import io.sessionwarden.engine.DatabaseLink;
import io.sessionwarden.fleet.Database;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A watched database: what is intended with it, the link to it, and what was last observed. Thread-safe. */
public final class Target implements AutoCloseable {
    private static final Trouble RETIRED = new Trouble(
            Trouble.Kind.ERROR,
            0,
            "the fleet file was changed: the database is not in it any more, or is reached in another way now");
    /** How many may ask the database, or wait for it, beside the sweep. */
    private static final int MOST_VISITORS = 8;
    /** What taking a sample takes beyond its limit, at most. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final DatabaseLink link;
    private final Clock clock;
    private final Sightings sightings = new Sightings();
    private final Claims claims;
    private final Episodes episodes = new Episodes();
    private final Semaphore visitors = new Semaphore(MOST_VISITORS);
    private final ReentrantLock sampling = new ReentrantLock(true);
    private final Instant since;
    private volatile Database database;
    private volatile boolean retired;
    private volatile Optional<Sample> lastSample = Optional.empty();
    private volatile Optional<Sample.Taken> lastTaken = Optional.empty();

    public Target(Database database, DatabaseLink link, Clock clock) {
        this(database, link, new Claims(), clock);
    }

    private Target(Database database, DatabaseLink link, Claims claims, Clock clock) {
        this.database = database;
        this.link = link;
        this.claims = claims;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** The target that takes this one's place, reached in another way; it starts anew but for the claims, which bind it too. */
    Target successor(Database next, DatabaseLink nextLink) {
        return new Target(next, nextLink, Claims.after(claims), clock);
    }

    /** The fleet file says something else of it that needs no other connection. */
    void intend(Database next) {
        database = next;
    }

    public String name() {
        return database.name();
    }

    public Database database() {
        return database;
    }

    public DatabaseLink link() {
        return link;
    }

    /** How often a session was seen matching. */
    public Sightings sightings() {
        return sightings;
    }

    /** Sessions that are being killed, or were refused a moment ago. */
    public Claims claims() {
        return claims;
    }

    /** Vetoes already reported. */
    public Episodes episodes() {
        return episodes;
    }

    /**
     * A sample at most so old: the last one, or a new one. Whoever asks at the same time shares it: a database has one sample in flight.
     */
    public Sample sample(Duration maxAge) {
        Instant oldest = clock.instant().minus(maxAge);
        sampling.lock();
        try {
            return recent(oldest).orElseGet(this::sampleNow);
        } finally {
            sampling.unlock();
        }
    }

    /**
     * The same for whoever must not wait for long: no longer than another's sample and an own one may take, and a failure that came in
     * meanwhile is the answer, so that nobody waits twice for a database that does not answer.
     *
     * @return empty when too many wait for the database already, or are at it for too long
     */
    public Optional<Sample> sampleForVisitor(Duration maxAge) {
        Instant now = clock.instant();
        Optional<Sample> recent = recent(now.minus(maxAge));
        return recent.isPresent()
                ? recent
                : visit(() -> sampleSoon(now, maxAge)).flatMap(found -> found);
    }

    private Optional<Sample> sampleSoon(Instant asked, Duration maxAge) {
        Optional<Sample> before = lastSample;
        return inTurn(() -> {
            Optional<Sample> failedMeanwhile =
                    lastSample.filter(s -> !Optional.of(s).equals(before) && s instanceof Sample.Failed);
            return failedMeanwhile.or(() -> recent(asked.minus(maxAge))).orElseGet(this::sampleNow);
        });
    }

    /** While no sample is in flight; empty when one takes too long. */
    private <T> Optional<T> inTurn(Supplier<T> question) {
        try {
            if (!sampling.tryLock(database.sample().timeout().plus(GRACE).toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(question.get());
        } finally {
            sampling.unlock();
        }
    }

    /** Asks for a visitor what goes over the connection that samples; empty, without asking, when that does not get free in time. */
    public <T> Optional<T> visitBetweenSamples(Supplier<T> question) {
        return visit(() -> inTurn(question)).flatMap(found -> found);
    }

    /** Asks the database something for a visitor; empty, without asking, when too many are at it. */
    public <T> Optional<T> visit(Supplier<T> question) {
        if (!visitors.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.get());
        } finally {
            visitors.release();
        }
    }

    private Optional<Sample> recent(Instant oldest) {
        return lastSample.filter(
                s -> s.askedAt().isAfter(oldest) && !s.askedAt().isAfter(clock.instant()));
    }

    private Sample sampleNow() {
        if (retired) {
            return new Sample.Failed(clock.instant(), Duration.ZERO, RETIRED);
        }
        Sample sample = link.sample();
        lastSample = Optional.of(sample);
        if (sample instanceof Sample.Taken taken) {
            lastTaken = Optional.of(taken);
        }
        return sample;
    }

    /** The last sample, whatever came of it. */
    public Optional<Sample> lastSample() {
        return lastSample;
    }

    /** The last whole sample. */
    public Optional<Sample.Taken> lastTaken() {
        return lastTaken;
    }

    /** Up when its last sample was taken. */
    public boolean isUp() {
        return lastSample.filter(s -> s instanceof Sample.Taken).isPresent();
    }

    /** For how long we have been blind: since the last whole sample, or since we began to watch. */
    public Duration blindFor() {
        return Duration.between(lastTaken.map(Sample.Taken::askedAt).orElse(since), clock.instant());
    }

    /**
     * Ends this target without cutting a kill short: it samples no more and gives that connection back. The other one is closed when the last
     * kill under way has come to its end, or after that limit.
     */
    void retire(Duration limit) {
        sampling.lock(); // a sample in flight ends by its own limit
        try {
            retired = true;
            link.stopSampling();
        } finally {
            sampling.unlock();
        }
        claims.end().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((free, late) -> link.close());
    }

    @Override
    public void close() {
        link.close();
    }
}
