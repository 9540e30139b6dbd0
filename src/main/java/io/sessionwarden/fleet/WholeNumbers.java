package io.sessionwarden.fleet;

import java.util.regex.Pattern;

/** Counts. */
final class WholeNumbers {
    private static final Pattern WRITTEN = Pattern.compile("\\d{1,9}");

    private WholeNumbers() {}

    /** The number, from {@code least} to {@code most}; a problem and {@code least} otherwise. */
    static int read(Setting setting, int least, int most) {
        return setting.text().map(text -> parse(text, setting, least, most)).orElse(least);
    }

    private static int parse(String text, Setting setting, int least, int most) {
        int number = WRITTEN.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            setting.refuseValue("is not a whole number from " + least + " to " + most);
            return least;
        }
        return number;
    }
}
