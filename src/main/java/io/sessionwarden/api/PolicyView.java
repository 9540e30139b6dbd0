package io.sessionwarden.api;

import io.sessionwarden.policy.DatabaseSelector;
import io.sessionwarden.policy.Glob;
import io.sessionwarden.policy.Policy;
import java.util.List;
import java.util.Map;

/**
 * A policy of the fleet file.
 *
 * @param order its place: of those that match a session the first has it
 * @param match the conditions in words
 * @param settle how long a kill's effect is waited for
 */
public record PolicyView(
        String name,
        int order,
        String mode,
        Databases databases,
        String match,
        Users users,
        int confirmSamples,
        String action,
        String settle) {

    /**
     * Which databases it is for.
     *
     * @param all for every one
     * @param names patterns, one of which must fit; any name when there are none
     * @param labels all of which a database must carry
     */
    public record Databases(boolean all, List<String> names, Map<String, String> labels) {
        static Databases of(DatabaseSelector selector) {
            return new Databases(selector.isAll(), texts(selector.names()), selector.labels());
        }
    }

    /** Whose sessions: those that fit a pattern of include, any when there is none, and none of exclude. */
    public record Users(List<String> include, List<String> exclude) {}

    static PolicyView of(Policy policy, int order) {
        return new PolicyView(
                policy.name(),
                order,
                policy.mode().text(),
                Databases.of(policy.databases()),
                policy.match().describe(),
                new Users(
                        texts(policy.match().user().include()),
                        texts(policy.match().user().exclude())),
                policy.confirmSamples(),
                policy.action().text(),
                TimeSpans.text(policy.settle()));
    }

    private static List<String> texts(List<Glob> globs) {
        return globs.stream().map(Glob::text).toList();
    }
}
