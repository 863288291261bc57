package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.IncidentRecord;
import org.npcs.repository.client.model.MergePatch;

class WritingTests {

    private static final UUID ID = UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11");

    @AutoClose
    private final FakeRepository repository = new FakeRepository();

    @Test
    void theIdempotencyKeyIsTheSameOverAllRepetitionsAndShownToTheCaller() {
        twice(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        Response<IncidentRecord> response =
                repository.client().response(c -> c.incidents().addDetermination(ID, ExamplePapers.determination()));

        List<LoggedRequest> sent = repository.calls();
        assertThat(sent).hasSize(3);
        assertThat(sent)
                .extracting(r -> r.getHeader("Idempotency-Key"))
                .containsOnly(response.idempotencyKey().orElseThrow());
        assertThat(sent)
                .extracting(LoggedRequest::getBodyAsString)
                .containsOnly(new String(ExamplePapers.determination().toJson(), StandardCharsets.UTF_8));
        assertThat(response.attempts()).isEqualTo(3);
    }

    @Test
    void theKeyOfTheCallerIsUsed() {
        repository.always(FakeRepository.json(ExamplePapers.RECORD));

        repository
                .client()
                .incidents()
                .addDetermination(
                        ID, ExamplePapers.determination(), CallOptions.NONE.idempotencyKey("night-2026-11-23"));

        assertThat(repository.calls().get(0).getHeader("Idempotency-Key")).isEqualTo("night-2026-11-23");
    }

    @Test
    void aPutUnderItsLocalKeyIsRepeatedWithoutAKey() {
        repository.server.stubFor(put(urlPathMatching("/v1/.*"))
                .inScenario("s")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("up")
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        repository.server.stubFor(put(urlPathMatching("/v1/.*"))
                .inScenario("s")
                .whenScenarioStateIs("up")
                .willReturn(FakeRepository.json(ExamplePapers.RECORD)));

        IncidentRecord record = repository.client().incidents().put(ExamplePapers.incident());

        assertThat(record.version()).isEqualTo(1);
        assertThat(repository.calls()).hasSize(2);
        assertThat(repository.calls().get(0).getUrl()).isEqualTo("/v1/jurisdictions/US-XA/incidents/CDR-7Q2M4X9A");
    }

    @Test
    void aPatchIsNeverRepeatedByItself() {
        repository.always(FakeRepository.problem(503, "unavailable", ""));
        MergePatch<IncidentContent> patch =
                MergePatch.of(IncidentContent.builder().manner("C"));

        assertThatThrownBy(() -> repository
                        .client()
                        .incidents()
                        .patch("CDR-7Q2M4X9A", patch, CallOptions.NONE.expectedVersion(3)))
                .hasMessageContaining("1 attempt");
        assertThat(repository.calls()).hasSize(1);
        assertThat(repository.calls().get(0).getHeader("Content-Type")).isEqualTo("application/merge-patch+json");
    }

    @Test
    void optionsTravelWhereTheContractHasThem() {
        repository.always(FakeRepository.json(ExamplePapers.RECORD));

        repository
                .client()
                .incidents()
                .put(
                        ExamplePapers.incident(),
                        CallOptions.NONE
                                .actingFor("US-XB-ALD")
                                .ifMatch("\"3-b1946ac92492d234\"")
                                .expectedVersion(3)
                                .reason("new-information")
                                .lenient()
                                .header("Traceparent", "00-1-2-01")
                                .query("extra", "a b"));

        LoggedRequest sent = repository.calls().get(0);
        assertThat(sent.getUrl())
                .isEqualTo("/v1/jurisdictions/US-XB-ALD/incidents/CDR-7Q2M4X9A"
                        + "?expectedVersion=3&reason=new-information&extra=a%20b");
        assertThat(sent.getHeader("Acting-For")).isEqualTo("US-XB-ALD");
        assertThat(sent.getHeader("If-Match")).isEqualTo("\"3-b1946ac92492d234\"");
        assertThat(sent.getHeader("Prefer")).isEqualTo("handling=lenient");
        assertThat(sent.getHeader("Traceparent")).isEqualTo("00-1-2-01");
        assertThat(sent.getHeader("User-Agent")).matches("npcs-java/[0-9.]+(-SNAPSHOT)? java/[0-9]+");
    }

    @Test
    void anOptionThatTheOperationDoesNotKnowIsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> repository.client().incidents().get(ID, CallOptions.NONE.expectedVersion(3)))
                .isInstanceOf(UsageException.class)
                .hasMessage("the operation getIncident does not know expectedVersion");
        assertThat(repository.calls()).isEmpty();
    }

    @Test
    void theReasonOfAStepTravelsInItsBody() {
        repository.always(FakeRepository.json(ExamplePapers.RECORD));

        repository.client().incidents().reopen(ID, "new-information");

        assertThat(repository.calls().get(0).getBodyAsString())
                .isEqualTo("{\"to\":\"reopened\",\"reason\":\"new-information\"}");
    }

    @Test
    void aKeyCannotLeadToAnotherAddress() {
        assertThatThrownBy(() -> repository.client().incidents().get(".."))
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining("..");
        repository.always(FakeRepository.json(ExamplePapers.RECORD));

        repository.client().incidents().get("A/../B?c#d");

        assertThat(repository.calls().get(0).getUrl())
                .isEqualTo("/v1/jurisdictions/US-XA/incidents/A%2F..%2FB%3Fc%23d");
    }

    private void twice(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder fault) {
        String[] states = {Scenario.STARTED, "second", "third"};
        for (int i = 0; i < 2; i++) {
            repository.server.stubFor(post(urlPathMatching("/v1/.*"))
                    .inScenario("s")
                    .whenScenarioStateIs(states[i])
                    .willSetStateTo(states[i + 1])
                    .willReturn(fault));
        }
        repository.server.stubFor(post(urlPathMatching("/v1/.*"))
                .inScenario("s")
                .whenScenarioStateIs("third")
                .willReturn(FakeRepository.json(ExamplePapers.RECORD)));
    }
}
