package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.model.Change;

class ExchangeClientTests {

    private final FakeRepository repository = new FakeRepository();

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void theFeedIsReadToItsPresentEnd() {
        repository.always(FakeRepository.json("{\"items\":[{\"cursor\":\"b\",\"position\":2}],\"complete\":true,"
                + "\"nextCursor\":\"b\",\"oldestPosition\":1}"));
        first(FakeRepository.json("{\"items\":[{\"cursor\":\"a\",\"position\":1}],\"complete\":false,"
                + "\"nextCursor\":\"a\",\"oldestPosition\":1}"));

        List<Long> positions = repository.client().exchange().changes(ChangeQuery.ALL.noun("incident")).stream()
                .map(Change::position)
                .toList();

        assertThat(positions).containsExactly(1L, 2L);
        assertThat(repository.calls())
                .extracting(LoggedRequest::getUrl)
                .containsExactly(
                        "/v1/jurisdictions/US-XA/changes?noun=incident",
                        "/v1/jurisdictions/US-XA/changes?cursor=a&noun=incident");
    }

    @Test
    void anAttestationSaysWhatItsVerbSays() {
        repository.always(FakeRepository.json("{}"));
        ExchangeClient exchange = repository.client().exchange();

        exchange.attestNone("2026-10", "incident");
        exchange.attestReported("2026-10", "incident", 12, CallOptions.NONE.expectedVersion(1));
        exchange.attestCannotReport("2026-10", "incident", "system-outage");

        assertThat(repository.calls())
                .extracting(LoggedRequest::getBodyAsString)
                .containsExactly(
                        "{\"status\":\"none-to-report\"}",
                        "{\"status\":\"reported\",\"count\":12}",
                        "{\"status\":\"cannot-report\",\"reason\":\"system-outage\"}");
        assertThat(repository.calls().get(1).getUrl())
                .isEqualTo("/v1/jurisdictions/US-XA/reporting-periods/2026-10/attestations/incident?expectedVersion=1");
    }

    /** Answers the first call below /v1 so, and the others as stubbed. */
    private void first(ResponseDefinitionBuilder answer) {
        repository.server.stubFor(any(com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching("/v1/.*"))
                .atPriority(1)
                .inScenario("first")
                .whenScenarioStateIs(com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED)
                .willSetStateTo("later")
                .willReturn(answer));
        repository.server.stubFor(
                any(anyUrl()).atPriority(11).willReturn(FakeRepository.json("{\"state\":\"accepted\"}")));
    }
}
