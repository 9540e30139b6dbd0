package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;

/**
 * How a function of Oracle is written to H2, and what it returns.
 *
 * @param least fewest arguments
 * @param most most arguments
 */
record FunctionRule(int least, int most, Emission emission, Result result) {
    /** A call with its arguments already translated. */
    record Call(String name, boolean distinct, List<String> arguments, List<ColumnKind> kinds) {
        String argument(int index) {
            return arguments.get(index);
        }

        ColumnKind kind(int index) {
            return kinds.get(index);
        }

        int size() {
            return arguments.size();
        }

        /** The same call under another name. */
        String as(String function) {
            return function + "(" + (distinct ? "DISTINCT " : "") + String.join(", ", arguments) + ")";
        }
    }

    /** True when it is called without parentheses too. */
    boolean bare() {
        return least == 0 && most == 0 && emission instanceof Bare;
    }

    /** Of a function that has no parentheses. */
    interface Bare extends Emission {}

    @FunctionalInterface
    interface Emission {
        String emit(Call call) throws OraError;
    }

    @FunctionalInterface
    interface Result {
        ColumnKind of(List<ColumnKind> arguments);
    }

    /** The first argument whose kind is known decides. */
    static ColumnKind firstKnown(List<ColumnKind> kinds) {
        return kinds.stream()
                .filter(kind -> kind != ColumnKind.OTHER)
                .findFirst()
                .orElse(ColumnKind.OTHER);
    }
}
