package io.sessionwarden.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SIGKILL at each step of a kill: nobody is killed twice, every kill is in the ledger, and each has the outcome that is true. */
@Execution(ExecutionMode.CONCURRENT)
class CrashIT {
    @TempDir
    private static Path folder;

    private static Path archive;

    @BeforeAll
    static void archive() throws Exception {
        archive = Crash.archive(folder);
    }

    @ParameterizedTest
    @EnumSource
    void a_kill_of_a_policy_that_kill_9_interrupts_is_not_sent_twice_and_ends_with_its_true_outcome(CrashStep step)
            throws Exception {
        assertThat(Crash.at(step, true, folder, archive)).matches(CrashResult::isRight, "is right");
    }

    @ParameterizedTest
    @EnumSource(names = {"EVIDENCE", "KILL_EXECUTED"})
    void a_kill_asked_for_over_rest_that_kill_9_interrupts_is_sent_once_though_it_is_asked_for_again(CrashStep step)
            throws Exception {
        assertThat(Crash.at(step, false, folder, archive)).matches(CrashResult::isRight, "is right");
    }
}
