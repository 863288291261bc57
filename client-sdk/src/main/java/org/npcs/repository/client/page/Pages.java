package org.npcs.repository.client.page;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that is read lazily. Nothing is fetched before it is used, and never more than one page beyond what was used;
 * each iterator and stream reads for itself. Nothing is ever counted.
 *
 * @param <T> kind of item
 */
public final class Pages<T> implements Iterable<T> {

    private final Function<@Nullable String, Page<T>> fetch;
    private final @Nullable String start;

    /**
     * Makes a list.
     *
     * @param fetch brings the page that starts at a cursor, the first one for null
     */
    public Pages(Function<@Nullable String, Page<T>> fetch) {
        this(fetch, null);
    }

    private Pages(Function<@Nullable String, Page<T>> fetch, @Nullable String start) {
        this.fetch = fetch;
        this.start = start;
    }

    /**
     * Returns the same list from a position on, for a job that goes on where it stopped. A cursor belongs to the caller and
     * to the filters of the list.
     */
    public Pages<T> from(@Nullable String cursor) {
        return new Pages<>(fetch, cursor);
    }

    /** Returns all items in order. */
    public Stream<T> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED), false);
    }

    /** Returns the first page. */
    public Page<T> first() {
        return fetch.apply(start);
    }

    /** Returns the pages in order; keep {@link Page#nextCursor()} to go on later. */
    public Iterable<Page<T>> pages() {
        return () -> new PageIterator<>(fetch, start);
    }

    @Override
    public Iterator<T> iterator() {
        return new ItemIterator<>(new PageIterator<>(fetch, start));
    }

    private static final class PageIterator<T> implements Iterator<Page<T>> {

        private final Function<@Nullable String, Page<T>> fetch;
        private @Nullable String next;
        private boolean ended;

        PageIterator(Function<@Nullable String, Page<T>> fetch, @Nullable String start) {
            this.fetch = fetch;
            next = start;
        }

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public Page<T> next() {
            if (ended) {
                throw new NoSuchElementException();
            }
            Page<T> page = fetch.apply(next);
            String following = page.nextCursor();
            // A server that names the same position again would keep the caller in a circle.
            ended = following == null || following.equals(next);
            next = following;
            return page;
        }
    }

    private static final class ItemIterator<T> implements Iterator<T> {

        private final Iterator<Page<T>> pages;
        private Iterator<T> items = java.util.Collections.emptyIterator();

        ItemIterator(Iterator<Page<T>> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && pages.hasNext()) {
                items = pages.next().items().iterator();
            }
            return items.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }
}
