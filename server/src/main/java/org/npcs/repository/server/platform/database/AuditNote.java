package org.npcs.repository.server.platform.database;

/**
 * Parts of statements that note a reading of several rows as one entry of the audit trail. A call of {@code audit_note} beside
 * the rows would not be made for none of them, and might be made again for each; a part that writes is carried out once.
 */
public final class AuditNote {

    private static final String WRITE =
            "noted AS (INSERT INTO audit_entry (jurisdiction, client_id, actor, request_id, action,"
                    + " noun, records) SELECT current_tenant(), current_setting('app.client'), current_setting('app.actor'),"
                    + " current_setting('app.request'), %s, '%s', count(*)::int FROM %s%s)";

    private AuditNote() {}

    /**
     * Notes rows, however many there are.
     *
     * @param action what is done, as an SQL expression
     * @param noun with what
     * @param rows name of the part with the rows
     */
    public static String of(String action, String noun, String rows) {
        return WRITE.formatted(action, noun, rows, "");
    }

    /** Notes rows, if there are any. */
    public static String ofAny(String action, String noun, String rows) {
        return WRITE.formatted(action, noun, rows, " HAVING count(*) > 0");
    }
}
