package io.sessionwarden.metamorphic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Brings parts of a statement into another order. Those with binds keep theirs: values are bound by position. */
final class Shuffle {
    private Shuffle() {}

    static <T> List<T> of(List<T> parts, Random random) {
        List<T> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, random);
        Iterator<T> bound = parts.stream().filter(Shuffle::hasBind).iterator();
        shuffled.replaceAll(part -> hasBind(part) ? bound.next() : part);
        return shuffled;
    }

    /** Whether it holds a bind; asked of parts of a tree, by their text. */
    static boolean hasBind(Object part) {
        return SqlTokens.of(part.toString()).contains("?");
    }
}
