package io.sessionwarden.session;

import static io.sessionwarden.testing.SessionSnapshots.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlockingGraphTest {
    private static SessionSnapshot free(long sid) {
        return session().key(1, sid, 1).build();
    }

    private static SessionSnapshot waiting(long sid, long blocker) {
        return session().key(1, sid, 1).blockedBy(1, blocker).build();
    }

    private static SessionAddress at(long sid) {
        return new SessionAddress(1, sid);
    }

    private static BlockingGraph graph(SessionSnapshot... sessions) {
        return new BlockingGraph(List.of(sessions));
    }

    @Test
    void the_top_is_who_blocks_and_waits_for_nobody() {
        BlockingGraph graph = graph(free(1), waiting(2, 1), waiting(3, 2), waiting(4, 1), free(5));

        assertThat(graph.roots()).containsExactly(new BlockingGraph.Root(at(1), false));
        assertThat(graph.behind(at(1))).extracting(s -> s.key().sid()).containsExactly(2L, 4L);
        assertThat(graph.allBehind(at(1))).extracting(s -> s.key().sid()).containsExactly(2L, 4L, 3L);
    }

    @Test
    void a_blocker_that_the_sample_does_not_show_is_a_top_without_a_session() {
        BlockingGraph graph = graph(waiting(2, 99));

        assertThat(graph.roots()).containsExactly(new BlockingGraph.Root(at(99), false));
        assertThat(graph.session(at(99))).isEmpty();
    }

    @Test
    void the_same_sid_on_another_instance_is_somebody_else() {
        BlockingGraph graph = graph(
                free(1),
                session().key(2, 1, 1).build(),
                session().key(1, 2, 1).blockedBy(2, 1).build());

        assertThat(graph.roots()).containsExactly(new BlockingGraph.Root(new SessionAddress(2, 1), false));
    }

    @Test
    void a_ring_has_one_top_and_keeps_those_that_wait_for_it() {
        BlockingGraph graph = graph(waiting(7, 5), waiting(5, 6), waiting(6, 7), waiting(2, 6), waiting(3, 2));

        assertThat(graph.roots()).containsExactly(new BlockingGraph.Root(at(5), true));
        assertThat(graph.allBehind(at(5))).extracting(s -> s.key().sid()).containsExactlyInAnyOrder(7L, 6L, 2L, 3L);
    }

    @Test
    void who_waits_for_itself_is_a_ring_of_one() {
        BlockingGraph graph = graph(waiting(1, 1));

        assertThat(graph.roots()).containsExactly(new BlockingGraph.Root(at(1), true));
        assertThat(graph.allBehind(at(1))).isEmpty();
    }

    @Test
    void ten_thousand_in_a_row_are_no_burden() {
        List<SessionSnapshot> row = new ArrayList<>(List.of(free(1)));
        LongStream.rangeClosed(2, 10_000).forEach(sid -> row.add(waiting(sid, sid - 1)));

        BlockingGraph graph = new BlockingGraph(row);

        assertThat(graph.roots()).hasSize(1);
        assertThat(graph.allBehind(at(1))).hasSize(9_999);
    }
}
