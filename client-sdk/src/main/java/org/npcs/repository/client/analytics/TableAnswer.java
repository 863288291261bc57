package org.npcs.repository.client.analytics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.npcs.repository.client.model.AnalyticsTable;
import org.npcs.repository.client.page.Pages;

/** What a table answered: the facts of the answer at once, its rows page by page as they are used. */
public final class TableAnswer {

    private final AnalyticsTable head;
    private final Pages<TableRow> rows;

    /**
     * Makes an answer.
     *
     * @param head the first page
     * @param rows the rows of all pages
     */
    public TableAnswer(AnalyticsTable head, Pages<TableRow> rows) {
        this.head = head;
        this.rows = rows;
    }

    /** Returns the first page as a document, with the question as the service resolved it. */
    public AnalyticsTable document() {
        return head;
    }

    /** Returns all rows; pages behind the first are fetched when they are used. */
    public Pages<TableRow> rows() {
        return rows;
    }

    /** Returns how many rows there are. */
    public int rowCount() {
        return head.rowCount();
    }

    /** Returns the names of the columns, in the order of every form. */
    public List<String> columns() {
        return head.columns();
    }

    /** Returns the release that answered; empty for own data. */
    public Optional<String> release() {
        return Optional.ofNullable(head.query().release());
    }

    /** Returns the instant up to which records count as they were stored then. */
    public Instant asOf() {
        return head.asOf();
    }

    /** Returns the SHA-256 of all rows; of a release it never changes. */
    public String digest() {
        return head.digest();
    }

    /** Returns what must be said with these figures. */
    public List<String> notes() {
        return head.notes();
    }

    /** Returns how to cite it. */
    public String citation() {
        return head.citation();
    }
}
