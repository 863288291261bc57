package org.npcs.repository.server.analytics.format;

/**
 * What a reader may choose.
 *
 * @param bom whether CSV begins with a byte order mark, which some spreadsheets need to see that it is UTF-8
 */
public record WriteOptions(boolean bom) {

    /** No byte order mark. */
    public static final WriteOptions USUAL = new WriteOptions(false);
}
