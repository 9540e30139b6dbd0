package io.sessionwarden.fleet;

import io.sessionwarden.policy.Mode;
import io.sessionwarden.policy.State;
import io.sessionwarden.session.Action;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A setting with a few possible words.
 *
 * @param values what each word means
 * @param notYet words that a later version will carry out
 */
record Choice<T>(Map<String, T> values, List<String> notYet) {
    static final Choice<Mode> MODE = of(Mode.values(), Mode::text, "approve");
    static final Choice<State> STATE = of(State.values(), State::text, "idle", "blocking", "sniped");
    static final Choice<Action> ACTION =
            of(Action.values(), Action::text, "cancel-sql", "disconnect", "disconnect-immediate");
    /** Kills go over a login to the database itself. */
    static final Choice<String> ROUTE = of(
            new String[] {"direct"}, Function.identity(), "scheduler-job", "dbms-job", "procedure", "rds", "db-link");

    private static <T> Choice<T> of(T[] values, Function<T, String> text, String... notYet) {
        Map<String, T> words = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> words.put(text.apply(value), value));
        return new Choice<>(words, List.of(notYet));
    }

    /** What the word means; a problem and {@code instead} when it means nothing. */
    T read(Setting setting, T instead) {
        return setting.text().map(word -> meaning(word, setting, instead)).orElse(instead);
    }

    private T meaning(String word, Setting setting, T instead) {
        T value = values.get(word);
        if (value == null) {
            String wrong = notYet.contains(word) ? SectionKeys.NOT_YET : "is not known here";
            setting.refuseValue(wrong + "; write " + words());
            return instead;
        }
        return value;
    }

    /** The words that may be written, for a message. */
    String words() {
        return String.join(" or ", values.keySet());
    }
}
