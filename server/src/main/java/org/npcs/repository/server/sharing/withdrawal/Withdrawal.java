package org.npcs.repository.server.sharing.withdrawal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * A withdrawal.
 *
 * @param stored what every record has; its content is the request
 */
public record Withdrawal(StoredRecord stored) {

    static final String SHOWN = "effects-shown";
    static final String CONFIRMED = "confirmed";
    static final String HALTED = "halted";
    static final String CERTIFIED = "certified";
    static final String DROPPED = "dropped";

    static final StateMachine STATES = new StateMachine(Map.of(SHOWN, List.of(CONFIRMED, DROPPED)));

    Scope scope() {
        return Scope.of(stored.content());
    }

    /** Person who asked for it. */
    String requestedBy() {
        return String.valueOf(stored.facet("requested_by"));
    }

    /** Client by which it was asked for. */
    public String requestedWith() {
        return String.valueOf(stored.facet("requested_client"));
    }

    /** Client by which it was confirmed, or null. */
    public @Nullable String confirmedWith() {
        return stored.facet("confirmed_client");
    }

    /** What it would do, counted when it was asked for: JSON. */
    public String effects() {
        return String.valueOf(stored.facet("effects"));
    }

    /** The certificate of one that is certified, as pages to print. */
    public byte[] printed() {
        return Certificates.printed(this, Objects.requireNonNull(certificate()));
    }

    /** What it did, or null before: JSON. */
    public @Nullable String certificate() {
        return stored.facet("certificate");
    }
}
