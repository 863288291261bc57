package org.npcs.repository.conformance.adapter;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.BundleObservation;
import org.npcs.repository.client.model.CultureFigure;
import org.npcs.repository.client.model.CultureResult;
import org.npcs.repository.client.model.LearningCounts;
import org.npcs.repository.client.model.LibraryAdoption;
import org.npcs.repository.client.model.NoticeResponse;
import org.npcs.repository.client.model.ObservationPart;
import org.npcs.repository.client.model.OutcomeObservation;
import org.npcs.repository.client.model.OutcomeObservationRecord;
import org.npcs.repository.client.model.PdsaCycle;
import org.npcs.repository.client.model.SupportMessage;
import org.npcs.repository.client.model.SupportOffer;
import org.npcs.repository.client.model.SupportRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The part of the integration on the SDK that reports and reads what a member learns from. */
final class SdkReporter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID NONE = new UUID(0, 0);

    private final RepositoryClient client;
    private final Map<String, Integer> versions = new HashMap<>();
    private ObjectNode counts = JSON.createObjectNode();
    private ObjectNode plan = JSON.createObjectNode();
    private UUID cycle = NONE;
    private UUID request = NONE;

    SdkReporter(RepositoryClient client) {
        this.client = client;
    }

    void take(JsonNode step) {
        switch (Reports.text(step, "do")) {
            case "state-outcome" ->
                client.outcomes()
                        .state(
                                Reports.text(step, "measure"),
                                Reports.text(step, "year"),
                                OutcomeObservation.fromJson(bytes(Reports.observation(step))));
            case "correct-outcome" -> correct(step);
            case "state-culture" ->
                client.culture()
                        .send(
                                Reports.number(step, "year"),
                                CultureResult.fromJson(bytes(Reports.culture(step, false))));
            case "watch-culture" -> watch(step);
            case "look-at-notices" -> client.notices().list().stream().forEach(notice -> {});
            case "acknowledge-notice" -> respond("acknowledged", step);
            case "plan-actions" -> respond("action-planned", step);
            case "finish-actions" -> respond("action-done", step);
            case "adopt" ->
                client.learning()
                        .library()
                        .adopt(
                                UUID.fromString(Reports.text(step, "item")),
                                LibraryAdoption.fromJson(bytes(Reports.adoption(step))));
            case "count-week" -> count(step);
            case "observe-month" ->
                client.improvement()
                        .observe(
                                Reports.text(step, "bundle"),
                                Reports.text(step, "team"),
                                YearMonth.parse(Reports.text(step, "month")),
                                BundleObservation.fromJson(bytes(Reports.month(step, false))));
            case "plan-cycle" -> {
                plan = Reports.plan(step);
                cycle = client.improvement()
                        .plan(PdsaCycle.fromJson(bytes(plan)))
                        .id();
            }
            case "run-cycle" -> client.improvement().moveCycle(cycle, "running");
            case "study-cycle" -> study(step);
            case "look-at-offers" -> client.support().offers().stream().forEach(offer -> {});
            case "ask-for-support" -> ask(step);
            case "begin-support" -> client.support().begin(request);
            case "write-to-helper" ->
                client.support()
                        .write(
                                request,
                                SupportMessage.builder()
                                        .text(Reports.text(step, "text"))
                                        .build());
            case "close-support" -> {
                List<String> helped = new ArrayList<>();
                step.path("whatHelped").forEach(help -> helped.add(Reports.code(help)));
                client.support().close(request, helped);
            }
            default -> throw new IllegalArgumentException("a step that nobody knows");
        }
    }

    private void correct(JsonNode step) {
        String measure = Reports.text(step, "measure");
        String period = Reports.text(step, "year");
        OutcomeObservationRecord record = client.outcomes().observation(measure, period);
        OutcomeObservation before = record.content();
        if (before == null) {
            throw new IllegalStateException("nothing to correct");
        }
        List<ObservationPart> parts = before.parts().stream()
                .map(part -> part.part().equals("exited")
                        ? part.toBuilder()
                                .value(step.at("/change/leftCare").asLong())
                                .build()
                        : part)
                .toList();
        client.outcomes()
                .state(
                        measure,
                        period,
                        before.toBuilder().parts(parts).build(),
                        CallOptions.NONE.ifMatch(record.etag()));
    }

    private void watch(JsonNode step) {
        for (CultureFigure figure :
                client.culture().report(Reports.number(step, "year")).units()) {
            Double share = figure.shareAgreeing() == null
                    ? null
                    : figure.shareAgreeing().doubleValue();
            if (share != null && Reports.isLow(figure.status(), share, step)) {
                throw new IllegalStateException("a team lies below the bound");
            }
        }
    }

    private void respond(String state, JsonNode step) {
        String notice = Reports.text(step, "notice");
        NoticeResponse response = NoticeResponse.fromJson(bytes(Reports.response(state, step)));
        versions.put(
                notice, client.notices().respond(notice, response, from(notice)).version());
    }

    private void count(JsonNode step) {
        String cohort = Reports.text(step, "cohort");
        counts = Reports.counts(step, counts);
        LearningCounts content = LearningCounts.fromJson(bytes(counts));
        versions.put(
                cohort,
                client.learning().cohorts().count(cohort, content, from(cohort)).version());
    }

    private void study(JsonNode step) {
        int version = client.improvement().cycle(cycle).version();
        PdsaCycle content = PdsaCycle.fromJson(bytes(Reports.studied(plan, step)));
        client.improvement().write(cycle, content, CallOptions.NONE.expectedVersion(version));
        client.improvement().moveCycle(cycle, "studied");
    }

    private void ask(JsonNode step) {
        String offer = client.support().offers().stream()
                .filter(one -> step.path("acceptingTheOffer").asBoolean()
                        && one.state().equals("offered"))
                .map(SupportOffer::id)
                .map(UUID::toString)
                .findFirst()
                .orElse("");
        request = client.support()
                .ask(SupportRequest.fromJson(bytes(Reports.wish(step, offer))))
                .id();
    }

    private CallOptions from(String record) {
        Integer version = versions.get(record);
        return version == null ? CallOptions.NONE : CallOptions.NONE.expectedVersion(version);
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
