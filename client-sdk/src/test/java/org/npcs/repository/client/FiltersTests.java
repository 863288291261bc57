package org.npcs.repository.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.internal.ExchangeOperations;

class FiltersTests {

    private static final UUID ID = UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11");

    @AutoClose
    private final FakeRepository repository = new FakeRepository();

    @Test
    void noticesAndPrioritiesAreListedByState() {
        assertThat(asked(client -> client.notices().list("issued").first()))
                .isEqualTo("/v1/safety-notices?state=issued");
        assertThat(asked(client -> client.notices().list().first())).isEqualTo("/v1/safety-notices");
        assertThat(asked(client -> client.improvement().priorities("piloting").first()))
                .isEqualTo("/v1/quality-priorities?state=piloting");
        assertThat(asked(client -> client.improvement().priorities().first())).isEqualTo("/v1/quality-priorities");
    }

    @Test
    void anObservationIsReadAsItWasAtAnInstant() {
        assertThat(asked(client ->
                        client.outcomes().observationAsOf("vacancy", "FFY2026", Instant.parse("2026-11-01T00:00:00Z"))))
                .isEqualTo("/v1/jurisdictions/US-XA/outcome-observations/vacancy/FFY2026"
                        + "?asOf=2026-11-01T00%3A00%3A00Z");
    }

    @Test
    void aSharedCycleIsReadFromTheMemberThatSharesIt() {
        assertThat(asked(client -> client.improvement().sharedCycle("US-XB", ID)))
                .isEqualTo("/v1/jurisdictions/US-XB/pdsa-cycles/" + ID);
        assertThat(asked(client -> client.improvement().cycle(ID)))
                .isEqualTo("/v1/jurisdictions/US-XA/pdsa-cycles/" + ID);
    }

    @Test
    void aFilterThatIsSetAgainIsReplacedAndTheQueryBeforeStaysAsItWas() {
        OutcomeQuery safety = OutcomeQuery.ALL.domain("safety").from(LocalDate.of(2026, 1, 1));
        OutcomeQuery permanency = safety.domain("permanency").together(3);
        assertThat(asked(client -> client.outcomes().list(safety).first()))
                .endsWith("/outcomes?domain=safety&from=2026-01-01");
        assertThat(asked(client -> client.outcomes().list(permanency).first()))
                .endsWith("/outcomes?domain=permanency&from=2026-01-01&together=3");
    }

    @Test
    void aFilterWithoutAValueIsNotSent() {
        Filters filters = Filters.NONE.with("from", "now").with("noun", "review");
        assertThat(filters.with("noun", null)).hasToString("{from=now}");
        assertThat(filters.has("noun")).isTrue();
        assertThat(filters.value("wait")).isNull();
    }

    @Test
    void whoAsksForAWaitHasThePatienceForIt() {
        Call call = new Call(ExchangeOperations.LIST_CHANGES, CallOptions.NONE);
        assertThat(ChangeQuery.ALL.wait(20).fill(call).patience()).isEqualTo(Duration.ofSeconds(20));
        assertThat(ChangeQuery.ALL.fill(call).patience()).isZero();
    }

    private String asked(Consumer<RepositoryClient> call) {
        repository.always(FakeRepository.json("{\"items\":[]}"));
        call.accept(repository.client());
        var calls = repository.calls();
        return calls.get(calls.size() - 1).getUrl();
    }
}
