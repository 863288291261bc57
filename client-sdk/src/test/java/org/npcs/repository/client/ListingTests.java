package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.model.IncidentRecord;
import org.npcs.repository.client.page.Page;
import org.npcs.repository.client.page.Pages;

class ListingTests {

    private final FakeRepository repository = new FakeRepository();

    @BeforeEach
    void threePages() {
        page(absent(), 0, "two");
        page(equalTo("two"), 6, "three");
        page(equalTo("three"), 12, null);
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void nothingIsFetchedBeforeItIsUsed() {
        Pages<IncidentRecord> list = repository.client().incidents().list();
        list.stream();
        assertThat(list.iterator()).isNotNull();

        assertThat(repository.calls()).isEmpty();
    }

    @Test
    void tenItemsNeedNoMoreThanTwoPages() {
        List<Integer> versions = repository.client().incidents().list().stream()
                .limit(10)
                .map(IncidentRecord::version)
                .toList();

        assertThat(versions)
                .containsExactlyElementsOf(IntStream.range(0, 10).boxed().toList());
        assertThat(repository.calls()).hasSize(2);
    }

    @Test
    void allItemsComeInOrderAndTheEndIsSeenWithoutAnotherCall() {
        assertThat(repository.client().incidents().list())
                .extracting(IncidentRecord::version)
                .containsExactlyElementsOf(IntStream.range(0, 18).boxed().toList());
        assertThat(repository.calls()).hasSize(3);
    }

    @Test
    void aJobGoesOnFromTheCursorThatItKept() {
        Pages<IncidentRecord> list = repository.client().incidents().list();
        Page<IncidentRecord> first = list.pages().iterator().next();

        assertThat(list.from(first.nextCursor()))
                .first()
                .extracting(IncidentRecord::version)
                .isEqualTo(6);
    }

    @Test
    void twoReadersOfOneListDoNotDisturbEachOther() {
        Pages<IncidentRecord> list = repository.client().incidents().list();
        var one = list.iterator();
        var other = list.iterator();
        one.next();
        one.next();

        assertThat(other.next().version()).isZero();
    }

    @Test
    void filtersTravelWithEveryPage() {
        List<IncidentRecord> all =
                repository
                        .client()
                        .incidents()
                        .list(IncidentQuery.ALL.kind("near-fatality").limit(6))
                        .stream()
                        .toList();

        assertThat(all).hasSize(18);
        assertThat(repository.calls())
                .extracting(request -> request.getUrl().replaceAll(".*[?]", ""))
                .containsExactly(
                        "kind=near-fatality&limit=6",
                        "kind=near-fatality&limit=6&cursor=two",
                        "kind=near-fatality&limit=6&cursor=three");
    }

    @Test
    void aServerThatNamesTheSamePlaceAgainDoesNotKeepTheCallerInACircle() {
        page(equalTo("two"), 6, "two");

        assertThat(repository.client().incidents().list()).hasSize(12);
    }

    private void page(StringValuePattern cursor, int from, @org.jspecify.annotations.Nullable String next) {
        String items = IntStream.range(from, from + 6)
                .mapToObj(version -> "{\"version\":" + version + "}")
                .collect(Collectors.joining(",", "[", "]"));
        repository.server.stubFor(get(urlPathMatching("/v1/.*"))
                .withQueryParam("cursor", cursor)
                .willReturn(FakeRepository.json("{\"items\":" + items + ",\"complete\":" + (next == null)
                        + (next == null ? "" : ",\"nextCursor\":\"" + next + "\"") + "}")));
    }
}
