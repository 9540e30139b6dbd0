package io.sessionwarden.identity;

import java.util.List;

/** An entry of the groups file: what the members of a group of the identity provider may do. */
record Group(String name, List<Binding> bindings) {
    Group {
        bindings = List.copyOf(bindings);
    }
}
