package io.sessionwarden.api;

import static io.sessionwarden.testing.SessionSnapshots.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionwarden.session.BlockingGraph;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlockingTreeTest {
    private static final Predicate<SessionSnapshot> ALL = s -> true;

    private static SessionSnapshot waiting(long sid, long blocker, long seconds) {
        return session()
                .key(1, sid, 1)
                .blockedBy(1, blocker)
                .waitingFor(new Wait("enq: TX - row lock contention", "Application", true, seconds))
                .build();
    }

    private static List<BlockingTree> trees(Predicate<SessionSnapshot> visible, List<SessionSnapshot> sessions) {
        return BlockingTree.of(new BlockingGraph(sessions), visible);
    }

    @Test
    void the_tree_with_most_waiters_comes_first_with_the_longest_wait_in_it() {
        List<BlockingTree> trees = trees(
                ALL,
                List.of(
                        waiting(2, 1, 10),
                        waiting(20, 10, 5),
                        waiting(21, 20, 70),
                        session().key(1, 10, 1).build()));

        assertThat(trees).extracting(t -> t.session().key()).containsExactly("1:10:1", "1:1");
        assertThat(trees.getFirst().waiters()).isEqualTo(2);
        assertThat(trees.getFirst().waitedSeconds()).isEqualTo(70);
        assertThat(trees.getFirst()
                        .blocked()
                        .getFirst()
                        .blocked()
                        .getFirst()
                        .session()
                        .key())
                .isEqualTo("1:21:1");
        assertThat(trees.getLast().seen()).isFalse();
        assertThat(trees.getLast().session().username()).isEmpty();
    }

    @Test
    void a_ring_is_drawn_once_around() {
        List<BlockingTree> trees = trees(ALL, List.of(waiting(1, 2, 1), waiting(2, 1, 1)));

        BlockingTree top = trees.getFirst();
        assertThat(trees).hasSize(1);
        assertThat(top.deadlock()).isTrue();
        assertThat(top.waiters()).isEqualTo(1);
        assertThat(top.blocked()).hasSize(1);
        assertThat(top.blocked().getFirst().blocked()).isEmpty();
        assertThat(top.blocked().getFirst().omitted()).isZero();
    }

    @Test
    void what_is_not_drawn_is_counted() {
        List<SessionSnapshot> row = new ArrayList<>();
        LongStream.rangeClosed(2, 50).forEach(sid -> row.add(waiting(sid, sid - 1, 1)));
        LongStream.rangeClosed(101, 1500).forEach(sid -> row.add(waiting(sid, 100, 1)));

        List<BlockingTree> trees = trees(ALL, row);

        assertThat(trees).extracting(BlockingTree::waiters).containsExactly(1400, 49);
        assertThat(trees.getFirst().omitted()).isEqualTo(401);
        assertThat(trees(ALL, row.subList(0, 49)).getFirst().omitted()).isEqualTo(30);
    }

    @Test
    void who_may_not_see_a_session_is_told_its_key_only_and_only_beside_an_own_one() {
        Predicate<SessionSnapshot> own = s -> s.key().sid() == 3;
        List<BlockingTree> trees = trees(
                own, List.of(session().key(1, 1, 1).build(), waiting(3, 1, 1), waiting(4, 1, 1), waiting(9, 8, 1)));

        assertThat(trees).hasSize(1);
        assertThat(trees.getFirst().session().key()).isEqualTo("1:1:1");
        assertThat(trees.getFirst().session().username()).isEmpty();
        assertThat(trees.getFirst().blocked())
                .extracting(t -> t.session().username())
                .containsExactly(Optional.of("APP"), Optional.empty());
    }
}
