package io.sessionwarden.sim.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.Aggregate;
import org.h2.value.Value;

/**
 * The aggregate behind KEEP; made by H2 for every group. Its arguments are what to compute ({@code MAX FIRST ADL}: the function, which end of
 * the order, and per key ascending or descending, nulls first or last), the value, and the keys.
 */
public class KeepAggregate implements Aggregate {
    private static final MathContext NUMBER = new MathContext(40, RoundingMode.HALF_UP);

    private final List<BigDecimal> numbers = new ArrayList<>();
    private Object best;
    private Object[] bestKeys;
    private String function = "MAX";
    private long count;

    /** The variant whose result is a number, whatever the value is. */
    public static final class OfNumbers extends KeepAggregate {
        @Override
        public int getInternalType(int[] inputTypes) {
            return Value.DECFLOAT;
        }
    }

    @Override
    public int getInternalType(int[] inputTypes) {
        return inputTypes[1];
    }

    @Override
    public void add(Object value) {
        Object[] arguments = (Object[]) value;
        String[] words = ((String) arguments[0]).split(" ");
        function = words[0];
        Object[] keys = java.util.Arrays.copyOfRange(arguments, 2, arguments.length);
        int order = bestKeys == null ? -1 : compare(keys, bestKeys, words[2]) * (words[1].equals("LAST") ? -1 : 1);
        if (order < 0) {
            bestKeys = keys;
            best = null;
            numbers.clear();
            count = 0;
        }
        if (order <= 0 && arguments[1] != null) {
            take(arguments[1]);
        }
    }

    private void take(Object value) {
        count++;
        switch (function) {
            case "MIN" -> best = best == null || compare(value, best) < 0 ? value : best;
            case "MAX" -> best = best == null || compare(value, best) > 0 ? value : best;
            case "COUNT" -> {}
            default -> numbers.add(new BigDecimal(value.toString()));
        }
    }

    private static int compare(Object[] keys, Object[] others, String directions) {
        for (int i = 0; i < keys.length; i++) {
            boolean nullsFirst = directions.charAt(2 * i + 1) == 'F';
            int order = keys[i] == null || others[i] == null
                    ? (keys[i] == others[i] ? 0 : (keys[i] == null) == nullsFirst ? -1 : 1)
                    : compare(keys[i], others[i]) * (directions.charAt(2 * i) == 'D' ? -1 : 1);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    @Override
    public Object getResult() {
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (function) {
            case "MIN", "MAX" -> best;
            case "COUNT" -> BigDecimal.valueOf(count);
            case "AVG" -> numbers.isEmpty() ? null : sum.divide(BigDecimal.valueOf(numbers.size()), NUMBER);
            default -> numbers.isEmpty() ? null : sum;
        };
    }

    @Override
    public void init(Connection connection) {}
}
