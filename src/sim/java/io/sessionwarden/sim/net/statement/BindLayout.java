package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.call.Cursor.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which values a row of binds has and in which order they come.
 *
 * @param binds what the client said of each
 * @param arrival indexes of the binds as their values arrive
 */
record BindLayout(List<BindMetadata> binds, List<Integer> arrival) {
    static final BindLayout EMPTY = new BindLayout(List.of(), List.of());

    /** A value for every bind, in their order: so it is for PL/SQL. */
    static BindLayout inOrder(List<BindMetadata> binds) {
        return new BindLayout(binds, IntStream.range(0, binds.size()).boxed().toList());
    }

    /** A value for every bind, long ones behind the others: so it is for SQL. */
    static BindLayout longLast(List<BindMetadata> binds) {
        List<Integer> arrival = new ArrayList<>();
        List<Integer> longOnes = new ArrayList<>();
        for (int i = 0; i < binds.size(); i++) {
            (binds.get(i).isLong() ? longOnes : arrival).add(i);
        }
        arrival.addAll(longOnes);
        return new BindLayout(binds, arrival);
    }

    /** The same without values for binds that only come back. */
    BindLayout withoutOut(List<Direction> directions) {
        return new BindLayout(
                binds,
                arrival.stream()
                        .filter(bind -> directions.get(bind) != Direction.OUT)
                        .toList());
    }

    boolean isEmpty() {
        return arrival.isEmpty();
    }
}
