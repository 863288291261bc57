package org.npcs.repository.server.governance.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.WorkItem;
import org.npcs.repository.server.governance.WorkPlans;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.AnswerForms;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/** Answers for the work plan. */
@Component
class WorkPlanEndpoints {

    private static final AnswerForms FORMS = AnswerForms.of("json", MediaType.APPLICATION_JSON)
            .or("html", MediaType.TEXT_HTML)
            .or("pdf", MediaType.APPLICATION_PDF);

    private final WorkPlans plans;
    private final PagedAnswers pages;
    private final Answers answers;

    WorkPlanEndpoints(WorkPlans plans, PagedAnswers pages, Answers answers) {
        this.plans = plans;
        this.pages = pages;
        this.answers = answers;
    }

    Mono<ResponseEntity<Object>> plan(@Nullable Instant asOf, @Nullable String format) {
        return CallerRequest.answer(request -> plans.asOf(asOf)
                .publishOn(Schedulers.boundedElastic())
                .map(plan -> switch (FORMS.wanted(format, request.facts())) {
                    case "html" ->
                        told(MediaType.parseMediaType("text/html;charset=UTF-8"))
                                .header("Content-Security-Policy", WorkPlanPage.POLICY)
                                .body(WorkPlanPage.html(plan));
                    case "pdf" ->
                        told(MediaType.APPLICATION_PDF)
                                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"work-plan.pdf\"")
                                .body(WorkPlanPage.pdf(plan));
                    default ->
                        told(MediaType.APPLICATION_JSON).body(pages.with(PlanAnswers.plan(plan), request.facts()));
                }));
    }

    private static ResponseEntity.BodyBuilder told(MediaType type) {
        return ResponseEntity.ok().cacheControl(Answers.PRIVATE).contentType(type);
    }

    Mono<ResponseEntity<ObjectNode>> get(String key) {
        return CallerRequest.answer(request -> plans.get(key).map(item -> answered(item, request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(String key, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(request -> content.flatMap(body -> plans.put(request.caller(), key, body, change))
                .map(written -> answers.written(
                                written.outcome(), written.record().stored(), "/v1/work-plan/" + key, request.facts())
                        .body(pages.with(PlanAnswers.item(written.record()), request.facts()))));
    }

    Mono<ResponseEntity<ObjectNode>> move(String key, Mono<ObjectNode> step) {
        return CallerRequest.answer(request -> step.flatMap(body -> plans.transition(request.caller(), key, body))
                .map(item -> answered(item, request)));
    }

    private ResponseEntity<ObjectNode> answered(WorkItem item, CallerRequest request) {
        return ResponseEntity.ok()
                .eTag(item.stored().etag())
                .cacheControl(Answers.PRIVATE)
                .body(pages.with(PlanAnswers.item(item), request.facts()));
    }
}
