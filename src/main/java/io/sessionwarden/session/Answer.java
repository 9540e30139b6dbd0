package io.sessionwarden.session;

/**
 * What the database said to a kill. It is not the outcome: that is what became true.
 *
 * @param oracleError ORA code, 0 when there was none
 * @param text for the operator; no SQL, no secrets
 */
public record Answer(Kind kind, int oracleError, String text) {
    /** What kind of answer; the metric's {@code answer} label is {@link #label()}. */
    public enum Kind {
        /** The statement returned without error. */
        ACCEPTED,
        /** ORA-00031: marked, dies when its activity can be interrupted. Normal for an active victim. */
        MARKED,
        /** ORA-00030: gone, or not on that instance or in that container. */
        NO_SUCH_SESSION,
        /** Any other ORA error: nothing was done. */
        REFUSED,
        /** No answer, or the connection broke: it may have been carried out or not. */
        UNKNOWN;

        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public static final Answer ACCEPTED = new Answer(Kind.ACCEPTED, 0, "accepted");
}
