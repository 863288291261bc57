package org.npcs.repository.server.exchange.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.exchange.sheet.PrintedReceipt;
import org.npcs.repository.server.exchange.sheet.Sheet;
import org.npcs.repository.server.exchange.submission.RecordResult;
import org.npcs.repository.server.exchange.submission.ResultFilter;
import org.npcs.repository.server.exchange.submission.Submissions;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.web.AnswerForms;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers with what is printed or opened in a spreadsheet. */
@Component
class PrintedEndpoints {

    private static final AnswerForms FORMS = AnswerForms.of("csv", Sheet.CSV).or("xlsx", Sheet.XLSX);
    private static final int PAGE = 500;

    private final Submissions submissions;

    PrintedEndpoints(Submissions submissions) {
        this.submissions = submissions;
    }

    Mono<ResponseEntity<Resource>> receipt(UUID submissionId) {
        return CallerRequest.answer(request -> submissions
                .ended(request.caller().owner(), submissionId)
                .publishOn(Schedulers.boundedElastic())
                .map(submission -> answer(
                        new ByteArrayResource(PrintedReceipt.of(submission)),
                        MediaType.APPLICATION_PDF,
                        submissionId + ".pdf")));
    }

    Mono<ResponseEntity<Resource>> sheet(UUID submissionId, @Nullable String format, @Nullable String outcome) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().owner();
            var csv = FORMS.wanted(format, request.facts()).equals("csv");
            var filter = new ResultFilter(outcome, null, true);
            return Mono.deferContextual(
                    context -> submissions.ended(owner, submissionId).map(submission -> {
                        var pages = submissions
                                .results(owner, submissionId, filter, "", PAGE)
                                .expand(page -> page.next() == null
                                        ? Mono.empty()
                                        : submissions.results(owner, submissionId, filter, page.next(), PAGE))
                                .map(Page::items)
                                .contextWrite(context);
                        return sheet(csv, pages, submissionId);
                    }));
        });
    }

    private static ResponseEntity<Resource> sheet(boolean csv, Flux<List<RecordResult>> pages, UUID submissionId) {
        var type = csv ? Sheet.CSV : Sheet.XLSX;
        return answer(Sheet.of(type, pages), type, submissionId + (csv ? ".csv" : ".xlsx"));
    }

    private static ResponseEntity<Resource> answer(Resource body, MediaType type, String name) {
        return ResponseEntity.ok()
                .cacheControl(Answers.PRIVATE)
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("submission-" + name)
                                .build()
                                .toString())
                .body(body);
    }
}
