package io.sessionwarden.guard;

import java.util.Locale;
import java.util.Set;

/** Why a session is not killed; the metric's {@code reason} label is {@link #label()}. */
public enum Reason {
    /** A session of this or another warden. */
    OWN,
    /** A background or recursive session. */
    NON_USER,
    /** A parallel slave: its coordinator would be the victim. */
    PX_SLAVE,
    /** A job's slave: jobs are stopped as jobs. */
    JOB_SLAVE,
    /** An account that the database maintains itself. */
    ORACLE_MAINTAINED,
    /** On the fleet file's list of protected users and programs. */
    PROTECTED,
    /** Whoever asks may kill own sessions only. */
    NOT_YOURS,
    /** The session is not as whoever asks says. */
    EXPECTATION_FAILED,
    /** The database is no primary open for writing, or it is not known to be. */
    DATABASE_ROLE,
    /** The sample is too old to act on. */
    SAMPLE_TOO_OLD,
    /** A kill of this session is under way. */
    IN_FLIGHT,
    /** Somebody stopped all kills, or those of policies. */
    PAUSED,
    /** Somebody asked that it is not touched for a while. */
    HOLD,
    /** Rolling its transaction back would take too long. */
    ROLLBACK_TOO_LARGE,
    /** Another policy further up has the session. */
    SUPERSEDED,
    /** The first sample after the start only looks. */
    WARM_UP,
    /** Not seen in enough consecutive samples yet. */
    CONFIRM,
    /** A kill of it was refused a short while ago. */
    COOL_DOWN,
    /** Policies matched too much of the database; somebody must look first. */
    BRAKE,
    /** Only counted: the policy observes. */
    OBSERVE,
    /** Would have been killed: the policy is a dry run. */
    DRY_RUN,
    /** Would have been killed, but the database's ceiling is lower. */
    CEILING,
    /** Enough was killed in the last minute. */
    BUDGET,
    /** The ledger cannot take the intent. */
    LEDGER,
    /** Identity or cause no longer held just before the kill. */
    CHANGED,
    /** The session could not be read again just before the kill; nothing was sent. */
    UNREADABLE,
    /** A guard failed: on doubt, no kill. */
    GUARD_FAILED;

    /** The vetoes that a person may override, saying why. */
    public static final Set<Reason> OVERRIDABLE = Set.of(HOLD, ROLLBACK_TOO_LARGE);

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
