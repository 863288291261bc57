package org.npcs.repository.sandbox.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InventedHistoryTests {

    /** Changes with the generator alone: whoever changes it on purpose writes the new one here. */
    private static final String SMALL_DIGEST = "33708a7da2ec1f6bbe51125fb45faf104dd7ccf28fd046651a59a94db5a42dd4";

    @Test
    void theSameSeedGivesTheSameBytesOnEveryMachine() {
        assertThat(InventedHistory.of(HistorySize.SMALL).digest()).isEqualTo(SMALL_DIGEST);
    }

    @Test
    void anotherSeedGivesOtherBytes() {
        assertThat(InventedHistory.of(7, HistorySize.SMALL).digest()).isNotEqualTo(SMALL_DIGEST);
    }

    @Test
    void eachSizeHoldsAboutAsManyIncidentsAsItSays() {
        for (HistorySize size : List.of(HistorySize.SMALL, HistorySize.MEDIUM, HistorySize.of("10000"))) {
            var counted = new AtomicInteger();
            Contributor.ALL.forEach(member -> InventedHistory.of(size).each(member, one -> counted.incrementAndGet()));
            assertThat(counted.get()).isBetween((int) (size.incidents() * 0.9), (int) (size.incidents() * 1.15));
        }
    }

    @Test
    void noneHoldsNothing() {
        Contributor.ALL.forEach(member -> InventedHistory.of(HistorySize.NONE).each(member, one -> {
            throw new AssertionError("an incident in no history");
        }));
    }

    @Test
    void anUnknownSizeIsRefused() {
        assertThatThrownBy(() -> HistorySize.of("huge")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void identifiersAndKeysAreUnique() {
        var seen = new HashSet<Object>();
        for (Contributor member : Contributor.ALL) {
            InventedHistory.of(HistorySize.MEDIUM).each(member, one -> {
                assertThat(seen.add(one.current().id())).isTrue();
                assertThat(seen.add(member.code() + one.current().naturalKey())).isTrue();
            });
        }
    }

    @Test
    void versionsFollowEachOtherWithoutGapsAndEndWithTheHistory() {
        for (Contributor member : Contributor.ALL) {
            InventedHistory.of(HistorySize.SMALL).each(member, one -> {
                inOrder(one.incident());
                inOrder(one.review());
            });
        }
    }

    @Test
    void bothOwnersOfALinkedEventTellTheSameLink() {
        var county = links(Contributor.ALDER);
        var state = links(Contributor.FENWICK);
        assertThat(county).isNotEmpty().hasSameSizeAs(state);
        for (Case.Link link : county) {
            assertThat(state).anySatisfy(other -> {
                assertThat(other.candidate()).isEqualTo(link.candidate());
                assertThat(other.event()).isEqualTo(link.event());
                assertThat(other.incident()).isEqualTo(link.otherIncident());
                assertThat(other.otherIncident()).isEqualTo(link.incident());
            });
        }
    }

    private static List<Case.Link> links(String member) {
        var links = new ArrayList<Case.Link>();
        InventedHistory.of(HistorySize.MEDIUM).each(Contributor.of(member), one -> {
            if (one.link() != null) {
                links.add(one.link());
                assertThat(one.current().facets())
                        .containsEntry("event_id", one.link().event());
            }
        });
        return links;
    }

    private static void inOrder(List<Version> versions) {
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            assertThat(version.version()).isEqualTo(i + 1);
            assertThat(version.storedAt()).isBefore(InventedHistory.END);
            if (i > 0) {
                assertThat(version.storedAt())
                        .isAfterOrEqualTo(versions.get(i - 1).storedAt());
            }
        }
    }
}
