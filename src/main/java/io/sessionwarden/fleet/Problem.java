package io.sessionwarden.fleet;

/**
 * One thing that is wrong in a fleet file, for the person who wrote it.
 *
 * @param file as the operator named it
 * @param line counted from 1; 0 when the whole file is meant
 * @param path the setting, such as {@code policies.idle.match.for}; empty when the whole file is meant
 * @param value what is written there; empty when there is nothing or when it could be a secret
 * @param text what is wrong with it and what to write instead
 */
public record Problem(String file, int line, String path, String value, String text) {
    private static final int LONGEST_VALUE = 60;

    /** One line without control characters, such as {@code fleet.yaml:12: policies.idle.match.for: "soon" is not a duration}. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(file);
        if (this.line > 0) {
            line.append(':').append(this.line);
        }
        line.append(": ");
        if (!path.isEmpty()) {
            line.append(path).append(": ");
        }
        if (!value.isEmpty()) {
            line.append('"').append(shortened(value)).append("\" ");
        }
        return line.append(text).toString().replaceAll("\\p{Cntrl}", "?");
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
    }
}
