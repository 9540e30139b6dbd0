package io.sessionwarden.sim.sql;

/** Sums and differences in which dates take part; a plain number in them counts days. */
final class DateArithmetic {
    private DateArithmetic() {}

    static ColumnKind sum(ColumnKind left, ColumnKind right) {
        return result(left.isMoment() ? left : right, left.isMoment() ? right : left);
    }

    static ColumnKind difference(ColumnKind left, ColumnKind right) {
        if (left.isMoment() && right.isMoment()) {
            boolean dates = left == ColumnKind.DATE && right == ColumnKind.DATE;
            return dates ? ColumnKind.NUMBER : ColumnKind.OTHER;
        }
        return result(left, right);
    }

    private static ColumnKind result(ColumnKind one, ColumnKind other) {
        if (one.isMoment()) {
            // Adding days turns a timestamp into a date; adding an interval leaves it what it is.
            return other == ColumnKind.NUMBER ? ColumnKind.DATE : one;
        }
        boolean interval = one == ColumnKind.OTHER || other == ColumnKind.OTHER;
        return interval ? ColumnKind.OTHER : ColumnKind.NUMBER;
    }

    /** True when H2's own operators would do something else than Oracle's. */
    static boolean concerns(ColumnKind left, ColumnKind right) {
        boolean days = left.isMoment() && right == ColumnKind.NUMBER || left == ColumnKind.NUMBER && right.isMoment();
        return days || left == ColumnKind.DATE && right == ColumnKind.DATE;
    }

    static String add(ColumnKind leftKind, String left, String right) {
        return leftKind.isMoment() ? days(left, right) : days(right, left);
    }

    static String subtract(ColumnKind rightKind, String left, String right) {
        return rightKind.isMoment()
                ? Functions.decimal("ORA_DATE_DIFFERENCE(" + left + ", " + right + ")")
                : days(left, "-(" + right + ")");
    }

    private static String days(String moment, String number) {
        return DateFunctions.asDate("ORA_ADD_DAYS(" + moment + ", " + number + ")");
    }
}
