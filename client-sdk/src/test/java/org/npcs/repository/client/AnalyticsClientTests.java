package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.client.analytics.CellStatus;
import org.npcs.repository.client.analytics.CountRange;
import org.npcs.repository.client.analytics.TableAnswer;
import org.npcs.repository.client.analytics.TableRow;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.model.Release;
import org.npcs.repository.client.model.ReleaseRequest;

class AnalyticsClientTests {

    private static final String TABLE = "/v1/analytics/item-prevalence";
    private static final String SHOWN = "{\"period\":\"2025\",\"panel\":\"all\",\"item\":\"TEA-01\","
            + "\"itemLabel\":\"Teamwork\",\"nLower\":26,\"nUpper\":30,\"ofLower\":106,\"ofUpper\":110,"
            + "\"shareLower\":0.2364,\"shareUpper\":0.283,\"intervalLower\":0.1661,\"intervalUpper\":0.3739,"
            + "\"status\":\"shown\"}";
    private static final String HIDDEN =
            "{\"period\":\"2024\",\"panel\":\"all\",\"item\":\"TEA-01\",\"status\":\"suppressed-small\"}";
    private static final String LATER = "{\"period\":\"2023\",\"panel\":\"all\",\"status\":\"status-of-tomorrow\","
            + "\"skewness\":1.5,\"rank\":3}";

    private final FakeRepository repository = new FakeRepository();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void aQuestionIsSentAsItWasAskedAndNothingMore() {
        answer(absent(), SHOWN, null);

        repository
                .client()
                .analytics()
                .ask(TableQuestion.of("item-prevalence")
                        .by("kind", "ageBand")
                        .release("2026Q3")
                        .period("year")
                        .calendar("calendar")
                        .panel("all")
                        .from(LocalDate.of(2024, 1, 1))
                        .until(LocalDate.of(2025, 12, 31))
                        .limit(100));

        assertThat(repository.calls())
                .extracting(call -> call.getUrl().replaceAll(".*[?]", ""))
                .containsExactly("by=kind%2CageBand&calendar=calendar&from=2024-01-01&limit=100&panel=all&period=year"
                        + "&release=2026Q3&until=2025-12-31&format=json");
    }

    @Test
    void ownDataAreAskedForByMemberAndInstant() {
        answer(absent(), SHOWN, null);

        repository
                .client()
                .analytics()
                .ask(TableQuestion.of("item-prevalence")
                        .own("US-XB")
                        .caseDefinition("near-fatality")
                        .dateBasis("event")
                        .instrument("ssit")
                        .crosswalk("none")
                        .asOf(Instant.parse("2026-10-01T00:00:00Z")));

        assertThat(repository.calls())
                .extracting(call -> call.getUrl().replaceAll(".*[?]", ""))
                .containsExactly("asOf=2026-10-01T00%3A00%3A00Z&case=near-fatality&crosswalk=none&dateBasis=event"
                        + "&instrument=ssit&member=US-XB&format=json");
    }

    @Test
    void ownDataHaveNoRelease() {
        TableQuestion own = TableQuestion.of("trend").own("US-XB");
        assertThatThrownBy(() -> own.release("2026Q3")).isInstanceOf(UsageException.class);
        TableQuestion frozen = TableQuestion.of("trend").release("2026Q3");
        assertThatThrownBy(() -> frozen.own("US-XB")).isInstanceOf(UsageException.class);
    }

    @Test
    void aRangeIsARangeAndWhatIsHiddenIsEmptyAndNeverZero() {
        answer(absent(), SHOWN + "," + HIDDEN, null);

        List<TableRow> rows = ask().rows().stream().toList();

        TableRow shown = rows.get(0);
        assertThat(shown.countRange()).contains(new CountRange(26, 30));
        assertThat(shown.wholeRange())
                .hasValueSatisfying(whole -> assertThat(whole.width()).isEqualTo(5));
        assertThat(shown.count()).isEmpty();
        assertThat(shown.interval())
                .hasValueSatisfying(interval -> assertThat(interval.most()).isEqualByComparingTo("0.3739"));
        assertThat(shown.code("item")).contains("TEA-01");
        assertThat(shown.label("item")).contains("Teamwork");
        assertThat(shown.status()).isEqualTo(CellStatus.SHOWN);
        TableRow hidden = rows.get(1);
        assertThat(hidden.countRange()).isEmpty();
        assertThat(hidden.whole()).isEmpty();
        assertThat(hidden.share()).isEmpty();
        assertThat(hidden.status().suppressed()).isTrue();
    }

    @Test
    void columnsAndStatusesOfALaterContractAreKept() {
        answer(absent(), LATER, null);

        TableRow row = ask().rows().stream().findFirst().orElseThrow();

        assertThat(row.status()).isEqualTo(CellStatus.OTHER);
        assertThat(row.statusCode()).isEqualTo("status-of-tomorrow");
        assertThat(row.figure("skewness")).contains(new BigDecimal("1.5"));
        assertThat(row.figure("rank")).contains(new BigDecimal("3"));
        assertThat(row.figure("status")).isEmpty();
    }

    @Test
    void everyPublishedStatusIsKnown() {
        for (CellStatus status : CellStatus.values()) {
            assertThat(CellStatus.of(status.code())).isEqualTo(status);
        }
    }

    @Test
    void theFirstPageIsFetchedOnceAndTheNextWhenItIsUsed() {
        answer(absent(), SHOWN, "two");
        answer(equalTo("two"), HIDDEN, null);

        TableAnswer answer = ask();
        assertThat(answer.rowCount()).isEqualTo(2);
        assertThat(answer.digest()).hasSize(64);
        assertThat(answer.release()).contains("2026Q3.1");
        assertThat(repository.calls()).hasSize(1);

        assertThat(answer.rows()).extracting(TableRow::period).containsExactly("2025", "2024");
        assertThat(repository.calls()).hasSize(2);
    }

    @Test
    void aTableGoesIntoAFileOrAStreamAsItIs() throws Exception {
        repository.server.stubFor(get(urlPathEqualTo(TABLE))
                .withQueryParam("format", equalTo("csv"))
                .willReturn(com.github.tomakehurst.wiremock.client.WireMock.ok("period,n\r\n2025,\r\n")
                        .withHeader("Content-Type", "text/csv")));
        AnalyticsClient analytics = repository.client().analytics();
        TableQuestion question = TableQuestion.of("item-prevalence");
        Path file = folder.resolve("prevalence.csv");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();

        analytics.download(question, TableFormat.CSV, file);
        analytics.download(question, TableFormat.CSV, stream);

        assertThat(Files.readString(file)).isEqualTo("period,n\r\n2025,\r\n");
        assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo("period,n\r\n2025,\r\n");
    }

    @Test
    void aReleaseIsAwaitedUntilItWaitsForTheSecondPerson() {
        repository.server.stubFor(post(urlPathEqualTo("/v1/releases"))
                .willReturn(FakeRepository.json("{\"id\":\"2026Q3.1\",\"state\":\"building\"}")));
        repository.server.stubFor(get(urlPathEqualTo("/v1/releases/2026Q3.1"))
                .inScenario("build")
                .whenScenarioStateIs("Started")
                .willReturn(FakeRepository.json("{\"id\":\"2026Q3.1\",\"state\":\"in-control\"}"))
                .willSetStateTo("done"));
        repository.server.stubFor(get(urlPathEqualTo("/v1/releases/2026Q3.1"))
                .inScenario("build")
                .whenScenarioStateIs("done")
                .willReturn(FakeRepository.json("{\"id\":\"2026Q3.1\",\"state\":\"awaiting-second\"}")));

        Release built = repository
                .client()
                .analytics()
                .releases()
                .buildAndWait(ReleaseRequest.builder().base("2026Q3").build(), Duration.ofMinutes(5));

        assertThat(built.state()).isEqualTo("awaiting-second");
        assertThat(repository.calls()).hasSize(3);
    }

    @Test
    void whoHasNoPatienceLeftSeesHowFarItIs() {
        repository.server.stubFor(post(urlPathEqualTo("/v1/releases"))
                .willReturn(FakeRepository.json("{\"id\":\"2026Q3.1\",\"state\":\"building\"}")));

        Release begun = repository
                .client()
                .analytics()
                .releases()
                .buildAndWait(ReleaseRequest.builder().base("2026Q3").build(), Duration.ZERO);

        assertThat(begun.state()).isEqualTo("building");
    }

    @Test
    void aRecallSaysWhyInItsBody() {
        repository.always(FakeRepository.json("{\"id\":\"2026Q3.1\",\"state\":\"recalled\"}"));

        repository.client().analytics().releases().recall("2026Q3.1", "entry-error");

        assertThat(repository.calls().get(0).getBodyAsString())
                .isEqualTo("{\"to\":\"recalled\",\"reason\":\"entry-error\"}");
    }

    @Test
    void theAsynchronousSideAsksTheSame() {
        answer(absent(), SHOWN, null);

        List<TableRow> rows = repository
                .client()
                .async()
                .analytics(analytics -> analytics.ask(TableQuestion.of("item-prevalence")).rows().stream()
                        .toList())
                .join();

        assertThat(rows).hasSize(1);
    }

    private TableAnswer ask() {
        return repository.client().analytics().ask(TableQuestion.of("item-prevalence"));
    }

    private void answer(StringValuePattern cursor, String rows, @org.jspecify.annotations.Nullable String next) {
        repository.server.stubFor(get(urlPathEqualTo(TABLE))
                .withQueryParam("cursor", cursor)
                .willReturn(FakeRepository.json("{\"table\":\"item-prevalence\",\"query\":{\"release\":\"2026Q3.1\"},"
                        + "\"rows\":[" + rows + "],\"rowCount\":2,\"complete\":" + (next == null)
                        + (next == null ? "" : ",\"nextCursor\":\"" + next + "\"")
                        + ",\"digest\":\"" + "0".repeat(64) + "\"}")));
    }
}
