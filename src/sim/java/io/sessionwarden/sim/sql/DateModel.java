package io.sessionwarden.sim.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A date format of Oracle cut into its elements: {@code YYYY}, {@code HH24} ..., literal text and punctuation. */
record DateModel(List<Element> elements) {
    private static final int CACHED = 1_000;
    private static final Map<String, DateModel> CACHE = new ConcurrentHashMap<>();

    /** Longer names before those that they begin with. */
    private static final List<String> NAMES = List.of(
            "SYYYY", "YYYY", "YYY", "YY", "RRRR", "RR", "IYYY", "IYY", "IY", "MONTH", "MON", "MM", "MI", "SSSSS", "SS",
            "HH24", "HH12", "HH", "DDD", "DD", "DAY", "DY", "DS", "DL", "TS", "TZH", "TZM", "TZR", "TZD", "FF", "FM",
            "FX", "AM", "PM", "A.M.", "P.M.", "AD", "BC", "A.D.", "B.C.", "SCC", "CC", "WW", "IW", "W", "RM", "Q", "J",
            "D", "Y", "I", "X");

    /**
     * One element.
     *
     * @param name upper-case; empty for text that stands for itself
     * @param written as the format has it, since the case of names decides the case of the result
     * @param fill false behind FM: no blanks and leading zeros
     */
    record Element(String name, String written, boolean fill, int digits) {
        boolean isText() {
            return name.isEmpty();
        }
    }

    /** @throws SQLException ORA-01821 when a part of it is no element */
    static DateModel of(String format) throws SQLException {
        DateModel known = CACHE.get(format);
        if (known != null) {
            return known;
        }
        DateModel model = new DateModel(List.copyOf(new Reader(format).read()));
        if (CACHE.size() < CACHED) {
            CACHE.put(format, model);
        }
        return model;
    }

    private static final class Reader {
        private final String format;
        private final String upper;
        private final List<Element> elements = new ArrayList<>();
        private boolean fill = true;
        private int at;

        Reader(String format) {
            this.format = format;
            this.upper = format.toUpperCase(Locale.ROOT);
        }

        List<Element> read() throws SQLException {
            while (at < format.length()) {
                char c = format.charAt(at);
                if (c == '"') {
                    int end = format.indexOf('"', at + 1);
                    if (end < 0) {
                        throw notRecognized();
                    }
                    text(format.substring(at + 1, end));
                    at = end + 1;
                } else if (Character.isLetter(c)) {
                    name();
                } else if (Character.isDigit(c)) {
                    throw notRecognized();
                } else {
                    text(String.valueOf(c));
                    at++;
                }
            }
            return elements;
        }

        private void name() throws SQLException {
            String name = NAMES.stream()
                    .filter(known -> upper.startsWith(known, at))
                    .findFirst()
                    .orElseThrow(Reader::notRecognized);
            String written = format.substring(at, at + name.length());
            at += name.length();
            switch (name) {
                case "FM" -> fill = !fill;
                // Exact matching of input is what is done anyway, as far as it goes.
                case "FX" -> {}
                case "DS" -> elements.addAll(new Reader("FMMM/DD/YYYY").read());
                case "DL" -> elements.addAll(new Reader("FMDay, Month DD, YYYY").read());
                case "TS" -> elements.addAll(new Reader("HH:MI:SS AM").read());
                case "X" -> text(".");
                default -> elements.add(new Element(name, written, fill, name.equals("FF") ? digits() : 0));
            }
        }

        private int digits() {
            if (at < format.length() && Character.isDigit(format.charAt(at))) {
                return format.charAt(at++) - '0';
            }
            return 0;
        }

        private void text(String text) {
            elements.add(new Element("", text, fill, 0));
        }

        private static SQLException notRecognized() {
            return new SQLException("ORA-01821: date format not recognized", "22008", 1821);
        }
    }
}
