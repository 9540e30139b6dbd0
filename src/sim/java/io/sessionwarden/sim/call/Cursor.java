package io.sessionwarden.sim.call;

import java.util.List;

/**
 * A parsed statement that can be executed again and again. Values, in and out, are: {@code BigDecimal} (NUMBER), {@code String},
 * {@code LocalDateTime} (DATE, TIMESTAMP), {@code OffsetDateTime} (TIMESTAMP WITH TIME ZONE), {@code Duration} (INTERVAL DAY TO SECOND),
 * {@code Double} (BINARY_DOUBLE), {@code Float} (BINARY_FLOAT), {@code byte[]} (RAW), or null. Used inside {@link DatabaseSession#call}.
 */
public interface Cursor extends AutoCloseable {
    Kind kind();

    /** What a statement is, as far as the wire cares. */
    enum Kind {
        QUERY,
        DML,
        /** DDL, ALTER, transaction control: no rows. */
        OTHER,
        PLSQL
    }

    /** Columns of a query, known after parse; empty for others. */
    List<Column> columns();

    /** Direction of each bind in order of the wire's values; a query or DML has IN only. */
    List<Direction> binds();

    /** Direction of a bind. */
    enum Direction {
        IN,
        OUT,
        IN_OUT
    }

    /**
     * Executes with one value per bind. A query is then at its first row.
     *
     * @return rows changed; 0 for a query
     */
    long execute(List<Object> values) throws OraError;

    /** The next rows of a query, at most {@code max}, in the order of {@link #columns()}. */
    Page fetch(int max) throws OraError;

    /** Rows and whether these were the last ones. */
    record Page(List<Object[]> rows, boolean last) {}

    /** Values of the binds that are not IN, in bind order, after a PL/SQL block was executed. */
    List<Object> outValues();

    @Override
    void close();
}
