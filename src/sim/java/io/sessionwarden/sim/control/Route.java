package io.sessionwarden.sim.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that can be asked for.
 *
 * @param path with {@code {name}} for a part that varies
 * @param summary what it does, for people
 * @param work makes the answer, which becomes JSON
 */
record Route(String method, String path, String summary, Function<Request, Object> work) {
    static Route get(String path, String summary, Function<Request, Object> work) {
        return new Route("GET", path, summary, work);
    }

    /** Does something, and answers with what is so afterwards. */
    static Route change(String method, String path, String summary, Function<Request, Object> work) {
        return new Route(method, path, summary, work);
    }

    /** The varying parts of a path that is of this form. */
    Optional<Map<String, String>> match(String wanted) {
        String[] form = path.split("/", -1);
        String[] parts = wanted.split("/", -1);
        if (form.length != parts.length) {
            return Optional.empty();
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < form.length; i++) {
            if (form[i].startsWith("{")) {
                names.put(form[i].substring(1, form[i].length() - 1), parts[i]);
            } else if (!form[i].equals(parts[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }
}
