package io.sessionwarden.sim.net.ttc;

/**
 * What the two sides agreed on when they exchanged their data types.
 *
 * @param level the lower of both sides' field versions; decides which fields a message has
 * @param prefixedText whether free-standing texts carry their length (other thin clients) or come bare (JDBC)
 */
public record Dialect(int level, boolean prefixedText) {
    /** The field version of release 19.1: the highest that needs no fields for tokens, annotations or vectors. */
    public static final int OWN_LEVEL = 12;

    /** Level of release 12.2, where the execute message got a SQL signature and columns a further field. */
    public static final int LEVEL_12_2 = 8;

    /** Level of the release after 12.2, where the execute message got chunk ids. */
    public static final int LEVEL_18 = 9;

    /** What holds before anything was agreed. */
    public static final Dialect INITIAL = new Dialect(OWN_LEVEL, false);

    /** True when a column or bind of that type has its scale written as a variable-length number. */
    boolean longScale(int typeCode) {
        return !prefixedText
                && switch (typeCode) {
                    case 2, 180, 181, 183, 231 -> true;
                    default -> false;
                };
    }
}
