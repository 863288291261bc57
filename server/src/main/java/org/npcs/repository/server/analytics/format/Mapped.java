package org.npcs.repository.server.analytics.format;

import java.util.Iterator;
import java.util.function.Function;

/** What comes out of an iterator, changed one by one. */
final class Mapped<A, B> implements Iterator<B> {

    private final Iterator<A> from;
    private final Function<A, B> change;

    Mapped(Iterator<A> from, Function<A, B> change) {
        this.from = from;
        this.change = change;
    }

    @Override
    public boolean hasNext() {
        return from.hasNext();
    }

    @Override
    public B next() {
        return change.apply(from.next());
    }
}
