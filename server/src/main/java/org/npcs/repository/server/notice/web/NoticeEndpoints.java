package org.npcs.repository.server.notice.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.notice.NoticeReading;
import org.npcs.repository.server.notice.NoticeView;
import org.npcs.repository.server.notice.Notices;
import org.npcs.repository.server.notice.Uptakes;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.AnswerForms;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/** Answers for safety notices. */
@Component
class NoticeEndpoints {

    private static final AnswerForms FORMS = AnswerForms.of("json", MediaType.APPLICATION_JSON)
            .or("html", MediaType.TEXT_HTML)
            .or("pdf", MediaType.APPLICATION_PDF);

    private final Notices notices;
    private final NoticeReading reading;
    private final Uptakes uptakes;
    private final PagedAnswers pages;

    NoticeEndpoints(Notices notices, NoticeReading reading, Uptakes uptakes, PagedAnswers pages) {
        this.notices = notices;
        this.reading = reading;
        this.uptakes = uptakes;
        this.pages = pages;
    }

    Mono<ResponseEntity<Object>> draft(Mono<ObjectNode> content) {
        return CallerRequest.answer(request -> content.flatMap(body -> notices.draft(request.caller(), body))
                .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<Object>> get(String key, @Nullable String format) {
        return CallerRequest.answer(request -> reading.get(request.caller(), key)
                .publishOn(Schedulers.boundedElastic())
                .map(found -> switch (FORMS.wanted(format, request.facts())) {
                    case "html" -> page(found);
                    case "pdf" -> print(found);
                    default -> answered(HttpStatus.OK, found, request);
                }));
    }

    private static ResponseEntity<Object> page(NoticeView view) {
        return ResponseEntity.ok()
                .cacheControl(Answers.PRIVATE)
                .header("Content-Security-Policy", NoticePage.POLICY)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(NoticePage.html(NoticeWords.of(view.notice())));
    }

    private static ResponseEntity<Object> print(NoticeView view) {
        var notice = view.notice();
        var name = notice.number() == null ? "draft" : notice.number();
        return ResponseEntity.ok()
                .cacheControl(Answers.PRIVATE)
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + ".pdf\"")
                .body(NoticePage.pdf(NoticeWords.of(notice), notice.id().getLeastSignificantBits() + notice.edition()));
    }

    Mono<ResponseEntity<Object>> put(String key, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(request -> content.flatMap(body -> notices.put(request.caller(), key, body, change))
                .map(stored -> answered(HttpStatus.OK, stored, request)));
    }

    Mono<ResponseEntity<Object>> move(String key, String to, @Nullable String reason) {
        return CallerRequest.answer(request -> notices.transition(request.caller(), key, to, reason)
                .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<Object>> review(String key, Mono<ObjectNode> review) {
        return CallerRequest.answer(request -> review.flatMap(body -> notices.review(request.caller(), key, body))
                .map(reviewed -> answered(HttpStatus.CREATED, reviewed, request)));
    }

    Mono<ResponseEntity<Object>> clear(String key, Mono<ObjectNode> decision) {
        return CallerRequest.answer(request -> decision.flatMap(body -> notices.clear(request.caller(), key, body))
                .map(decided -> answered(HttpStatus.CREATED, decided, request)));
    }

    Mono<ResponseEntity<ObjectNode>> list(@Nullable String state, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> pages.read(
                request.facts(),
                request.binding(String.valueOf(state)),
                cursor,
                after -> reading.list(request.caller(), state, after, limit),
                NoticeMapper::record));
    }

    Mono<ResponseEntity<ObjectNode>> versions(String key, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> reading.versions(request.caller(), key)
                .map(all -> all.stream().map(NoticeMapper::version).toList())
                .map(all -> body(
                        request,
                        pages.of(request.binding(key), request.facts().address(), "items", all, limit, cursor))));
    }

    Mono<ResponseEntity<ObjectNode>> uptake(String key) {
        return CallerRequest.answer(request ->
                uptakes.of(request.caller(), key).map(uptake -> body(request, ResponseMapper.uptake(uptake))));
    }

    private ResponseEntity<ObjectNode> body(CallerRequest request, ObjectNode body) {
        return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(pages.with(body, request.facts()));
    }

    private ResponseEntity<Object> answered(HttpStatus status, NoticeView view, CallerRequest request) {
        return ResponseEntity.status(status)
                .location(URI.create(NoticeMapper.address(view.notice())))
                .eTag(view.notice().stored().etag())
                .cacheControl(Answers.PRIVATE)
                .contentType(MediaType.APPLICATION_JSON)
                .body(pages.with(NoticeMapper.record(view), request.facts()));
    }
}
