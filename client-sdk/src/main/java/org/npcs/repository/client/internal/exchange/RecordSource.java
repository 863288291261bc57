package org.npcs.repository.client.internal.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Where the records of an upload come from, one by one: nothing is read before it is asked for. */
public interface RecordSource extends Closeable {

    /** Returns the media type of what is written. */
    String mediaType();

    /** Returns whether there is another record. */
    boolean hasNext() throws IOException;

    /** Writes the next record with its end of line. */
    void write(OutputStream out) throws IOException;

    /** Returns whether the records may be divided between submissions. */
    default boolean divisible() {
        return true;
    }

    @Override
    default void close() throws IOException {}
}
