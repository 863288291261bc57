package org.npcs.repository.server.analytics.table;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a statement in their order; the first two are always the owner and the instant. */
final class Bound {

    private final List<Object> arguments = new ArrayList<>();

    Bound(String owner, Instant asOf) {
        arguments.add(owner);
        arguments.add(asOf.atOffset(ZoneOffset.UTC));
    }

    /** Adds an argument; returns how the statement names it. */
    String add(Object argument) {
        arguments.add(argument);
        return "$" + arguments.size();
    }

    Object[] all() {
        return arguments.toArray();
    }
}
