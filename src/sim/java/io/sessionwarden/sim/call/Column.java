package io.sessionwarden.sim.call;

/**
 * A column of a result as the describe message tells it.
 *
 * @param size bytes for text and RAW
 * @param precision of a NUMBER, 0 when not declared
 * @param scale of a NUMBER, -127 when not declared; fractional digits of a TIMESTAMP
 */
public record Column(String name, Type type, int size, int precision, int scale, boolean nullable) {
    /** Oracle's types as far as they are served, with their code on the wire. */
    public enum Type {
        VARCHAR2(1),
        NUMBER(2),
        DATE(12),
        RAW(23),
        CHAR(96),
        BINARY_FLOAT(100),
        BINARY_DOUBLE(101),
        CLOB(112),
        BLOB(113),
        TIMESTAMP(180),
        TIMESTAMP_TZ(181),
        INTERVAL_DS(183);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }
}
