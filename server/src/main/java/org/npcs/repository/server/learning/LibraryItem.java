package org.npcs.repository.server.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;

/**
 * A library item, as its reader may see it.
 *
 * @param stored what every record has
 * @param own whether the reader is its owner
 */
public record LibraryItem(StoredRecord stored, boolean own) {

    /** In whose name the operator writes. */
    static final String OPERATOR = "OPERATOR";

    /** Who reads a draft. */
    static final String OWNER_ALONE = "owner";

    /** Who reads what was published. */
    static final String MEMBERS = "members";

    static final String DRAFT = "draft";
    static final String PUBLISHED = "published";
    static final String WITHDRAWN = "withdrawn";

    static final StateMachine STATES =
            new StateMachine(Map.of(DRAFT, List.of(PUBLISHED, WITHDRAWN), PUBLISHED, List.of(WITHDRAWN)));

    /** The organisation that a caller reads for; null for a vendor that names none. */
    static @Nullable String reader(Caller caller) {
        return caller.client().kind() == ClientKind.OPERATOR ? OPERATOR : caller.jurisdiction();
    }

    /** The organisation that a caller writes for. */
    static String writer(Caller caller) {
        return caller.client().kind() == ClientKind.OPERATOR ? OPERATOR : caller.owner();
    }

    static LibraryItem readBy(Caller caller, StoredRecord stored) {
        return new LibraryItem(stored, stored.jurisdiction().equals(reader(caller)));
    }

    /** Whether the reader is told the content: what was taken back is for its owner alone. */
    public boolean told() {
        return own || !withdrawn();
    }

    /** Whose it is, where the reader is told. */
    public @Nullable String owner() {
        var shown = told() && stored.content().path("ownerShown").asBoolean(false);
        return own || shown ? stored.jurisdiction() : null;
    }

    /** Whether its owner took it back. */
    public boolean withdrawn() {
        return stored.state().equals(WITHDRAWN);
    }

    /** Whether it is published, and the day by which it was to be looked at again is over. */
    public boolean overdue(LocalDate today) {
        return stored.state().equals(PUBLISHED)
                && LocalDate.parse(stored.content().path("reviewBy").asString()).isBefore(today);
    }

    /** When it was first published, or null. */
    public @Nullable Instant publishedAt() {
        return (Instant) stored.facets().get("published_at");
    }

    /** What its owner should look at. */
    public List<Finding> warnings() {
        return own ? LibraryRules.warnings(stored.content()) : List.of();
    }
}
