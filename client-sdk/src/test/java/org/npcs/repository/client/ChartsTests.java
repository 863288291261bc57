package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTests {

    private static final ChartQuestion NEAR_FATALITIES = ChartQuestion.ofCases("near-fatality")
            .own("US-XB-ALD")
            .phases(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1));

    private final FakeRepository repository = new FakeRepository();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void aControlChartIsReadWithItsReasonItsLimitsAndItsSignals() {
        repository.server.stubFor(get(urlPathEqualTo("/v1/charts/spc"))
                .willReturn(FakeRepository.json(
                        "{\"title\":\"Near fatality\",\"type\":\"t\",\"why\":\"The events are rare.\","
                                + "\"points\":[{\"position\":1,\"label\":\"2025-03-14\",\"value\":73,\"centre\":66.1,\"upper\":512.2,"
                                + "\"phase\":1,\"signals\":[\"beyond-limits\"]}]}")));

        var chart = repository.client().analytics().charts().control(NEAR_FATALITIES);

        assertThat(chart.type()).isEqualTo("t");
        assertThat(chart.why()).isEqualTo("The events are rare.");
        assertThat(chart.points().get(0).signals()).containsExactly("beyond-limits");
        assertThat(chart.points().get(0).upper()).isEqualByComparingTo("512.2");
        assertThat(repository.calls())
                .extracting(call -> call.getUrl().replaceAll(".*[?]", ""))
                .containsExactly("measure=near-fatality&member=US-XB-ALD&phase=2024-01-01%2C2025-01-01&format=json");
    }

    @Test
    void aPictureGoesIntoAFileOrAStreamAsItIs() throws Exception {
        repository.server.stubFor(get(urlPathEqualTo("/v1/charts/heat"))
                .withQueryParam("format", equalTo("svg"))
                .withQueryParam("where", equalTo("item:TEA-01,kind:fatality"))
                .willReturn(
                        aResponse().withHeader("Content-Type", "image/svg+xml").withBody("<svg/>")));
        var question = ChartQuestion.ofTable("item-prevalence")
                .by("kind")
                .where("item", "TEA-01")
                .where("kind", "fatality");
        var stream = new ByteArrayOutputStream();

        var charts = repository.client().analytics().charts();
        charts.picture(ChartKind.HEAT, question, folder.resolve("chart.svg"));
        charts.picture(ChartKind.HEAT, question, stream);

        assertThat(Files.readString(folder.resolve("chart.svg"))).isEqualTo("<svg/>");
        assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo("<svg/>");
    }
}
