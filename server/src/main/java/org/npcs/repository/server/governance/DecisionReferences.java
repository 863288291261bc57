package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Checks references of decisions. Those that were made before the repository kept decisions are taken as they are; from the
 * year of the setting {@code decisionsSince} on, a reference {@code EC-YYYY-NNN} names a decision that was adopted.
 */
@Component
public final class DecisionReferences {

    private static final Pattern MADE_HERE = Pattern.compile("EC-([0-9]{4})-[0-9]{3,6}");

    private final ObjectProvider<AdoptedDecisions> decisions;
    private final CharterInForce charters;
    private final RepositoryClock clock;

    DecisionReferences(ObjectProvider<AdoptedDecisions> decisions, CharterInForce charters, RepositoryClock clock) {
        this.decisions = decisions;
        this.charters = charters;
        this.clock = clock;
    }

    /**
     * Refuses, by the charter in force now, a reference that should be known and is not.
     *
     * @param reference the reference, or null for none
     * @param pointer where it stands
     */
    public Mono<Void> require(Transaction transaction, @Nullable String reference, String pointer) {
        return charters.at(transaction, clock.now())
                .flatMap(charter -> require(transaction, charter, reference, pointer));
    }

    /**
     * Refuses a reference that should be known and is not, by the rule {@code GOV-R-017}.
     *
     * @param reference the reference, or null for none
     * @param pointer where it stands
     */
    public Mono<Void> require(Transaction transaction, Charter charter, @Nullable String reference, String pointer) {
        var known = decisions.getIfAvailable();
        if (reference == null
                || known == null
                || !madeHere(reference, charter.settings().decisionsSince())) {
            return Mono.empty();
        }
        return known.adopted(transaction, reference)
                .filter(adopted -> adopted)
                .switchIfEmpty(Mono.error(() -> CharterRefusal.of(charter, "GOV-R-017", pointer)))
                .then();
    }

    private static boolean madeHere(String reference, @Nullable LocalDate since) {
        var matcher = MADE_HERE.matcher(reference);
        return since != null && matcher.matches() && Integer.parseInt(matcher.group(1)) >= since.getYear();
    }
}
