package io.sessionwarden.sim.db.lock;

/** Modes of a table lock, from the weakest, with their number in V$LOCK.LMODE and V$LOCKED_OBJECT.LOCKED_MODE. */
public enum LockMode {
    ROW_SHARE(2),
    ROW_EXCLUSIVE(3),
    SHARE(4),
    SHARE_ROW_EXCLUSIVE(5),
    EXCLUSIVE(6);

    private final int number;

    LockMode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** Whether two sessions can hold these two at a time. */
    boolean goesWith(LockMode other) {
        LockMode weaker = compareTo(other) < 0 ? this : other;
        LockMode stronger = weaker == this ? other : this;
        return switch (stronger) {
            case ROW_SHARE, ROW_EXCLUSIVE -> true;
            case SHARE -> weaker != ROW_EXCLUSIVE;
            case SHARE_ROW_EXCLUSIVE -> weaker == ROW_SHARE;
            case EXCLUSIVE -> false;
        };
    }

    /** The weakest mode that is as good as both. */
    LockMode and(LockMode other) {
        boolean sharesAndChanges = this == SHARE && other == ROW_EXCLUSIVE || this == ROW_EXCLUSIVE && other == SHARE;
        if (sharesAndChanges) {
            return SHARE_ROW_EXCLUSIVE;
        }
        return compareTo(other) < 0 ? other : this;
    }
}
