package io.sessionwarden.api;

import io.sessionwarden.session.BlockingGraph;
import io.sessionwarden.session.SessionAddress;
import io.sessionwarden.session.SessionSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A session and those that wait for it.
 *
 * @param seen false when the sample does not show the blocker: its instance did not answer, or it has just gone; the key is then without serial#
 * @param deadlock it waits itself for one of those below it
 * @param waiters all that wait for it, directly and for one another
 * @param waitedSeconds the longest of their waits
 * @param blocked those that wait for it directly
 * @param omitted how many of the waiters are not shown below it
 */
public record BlockingTree(
        SessionBrief session,
        boolean seen,
        boolean deadlock,
        int waiters,
        long waitedSeconds,
        List<BlockingTree> blocked,
        int omitted) {
    private static final int DEEPEST = 20;
    private static final int MOST_SHOWN = 1000;

    public BlockingTree {
        blocked = List.copyOf(blocked);
    }

    private int shown() {
        return waiters - omitted;
    }

    /**
     * The trees of a sample, the one with most waiters first; bounded in depth and in all.
     *
     * @param visible of other sessions only the key is told, and trees without a visible one are left out
     */
    static List<BlockingTree> of(BlockingGraph graph, Predicate<SessionSnapshot> visible) {
        Drawing drawing = new Drawing(graph, visible);
        return graph.roots().stream()
                .filter(root -> drawing.concerns(root.address()))
                .sorted(Comparator.comparing(
                        root -> -graph.allBehind(root.address()).size()))
                .map(root -> drawing.tree(root.address(), root, DEEPEST))
                .toList();
    }

    /** Draws trees until the paper is full. */
    private static final class Drawing {
        private final BlockingGraph graph;
        private final Predicate<SessionSnapshot> visible;
        private int left = MOST_SHOWN;

        Drawing(BlockingGraph graph, Predicate<SessionSnapshot> visible) {
            this.graph = graph;
            this.visible = visible;
        }

        boolean concerns(SessionAddress root) {
            return graph.session(root).filter(visible).isPresent()
                    || graph.allBehind(root).stream().anyMatch(visible);
        }

        BlockingTree tree(SessionAddress address, BlockingGraph.Root root, int deep) {
            left--;
            List<SessionSnapshot> all = graph.allBehind(address).stream()
                    .filter(s -> !s.address().equals(root.address()))
                    .toList();
            List<BlockingTree> below = new ArrayList<>();
            for (SessionSnapshot waiter : graph.behind(address)) {
                if (deep > 1 && left > 0 && !waiter.address().equals(root.address())) {
                    below.add(tree(waiter.address(), root, deep - 1));
                }
            }
            int shown = below.stream().mapToInt(child -> 1 + child.shown()).sum();
            Optional<SessionSnapshot> session = graph.session(address);
            return new BlockingTree(
                    SessionBrief.of(address, session, visible),
                    session.isPresent(),
                    root.deadlock() && root.address().equals(address),
                    all.size(),
                    all.stream().mapToLong(s -> s.waitingFor().seconds()).max().orElse(0),
                    below,
                    all.size() - shown);
        }
    }
}
