package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.call.Cursor.Direction;
import java.util.ArrayList;
import java.util.List;

/**
 * Which values a row of binds has and in which order they come.
 *
 * @param binds how many there are
 * @param arrival indexes of the binds as their values arrive
 */
record BindLayout(int binds, List<Integer> arrival) {
    static final BindLayout EMPTY = new BindLayout(0, List.of());

    /** The layout of a row with a value for every bind; long ones come behind the others. */
    static BindLayout of(List<BindMetadata> binds) {
        List<Integer> arrival = new ArrayList<>();
        List<Integer> longOnes = new ArrayList<>();
        for (int i = 0; i < binds.size(); i++) {
            (binds.get(i).isLong() ? longOnes : arrival).add(i);
        }
        arrival.addAll(longOnes);
        return new BindLayout(binds.size(), arrival);
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
