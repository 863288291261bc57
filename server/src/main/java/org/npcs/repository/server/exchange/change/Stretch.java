package org.npcs.repository.server.exchange.change;

import java.util.List;

/**
 * Entries of the feed that follow each other.
 *
 * @param changes the entries
 * @param last place up to which the feed has been read, whether or not there was an entry for the reader
 * @param oldest oldest place that is kept
 * @param complete whether nothing more has happened yet
 */
public record Stretch(List<Change> changes, long last, long oldest, boolean complete) {}
