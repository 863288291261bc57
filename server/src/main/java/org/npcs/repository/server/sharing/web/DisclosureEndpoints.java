package org.npcs.repository.server.sharing.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.DisclosureList;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.web.AnswerForms;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.sharing.disclosure.Account;
import org.npcs.repository.server.sharing.disclosure.Disclosure;
import org.npcs.repository.server.sharing.disclosure.Disclosures;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers with the owner's account of disclosures. */
@Component
class DisclosureEndpoints {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final AnswerForms FORMS = AnswerForms.of("csv", CSV).or("pdf", MediaType.APPLICATION_PDF);
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 20;

    private final Disclosures disclosures;
    private final Cursors cursors;
    private final Answers answers;

    DisclosureEndpoints(Disclosures disclosures, Cursors cursors, Answers answers) {
        this.disclosures = disclosures;
        this.cursors = cursors;
        this.answers = answers;
    }

    Mono<ResponseEntity<DisclosureList>> list(
            String owner,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID incident,
            Integer limit,
            @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            request.caller().own(owner);
            var binding = request.binding(owner, String.valueOf(from), String.valueOf(to), String.valueOf(incident));
            return disclosures
                    .list(owner, from, to, incident, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new DisclosureList(
                                                page.map(DisclosureEndpoints::disclosure)
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    Mono<ResponseEntity<Resource>> export(
            String owner, @Nullable String format, @Nullable LocalDate from, @Nullable LocalDate to) {
        return CallerRequest.answer(request -> {
            request.caller().own(owner);
            var csv = FORMS.wanted(format, request.facts()).equals("csv");
            return disclosures
                    .list(owner, from, to, null, "", PAGE)
                    .expand(page -> page.next() == null
                            ? Mono.empty()
                            : disclosures.list(owner, from, to, null, page.next(), PAGE))
                    .take(MOST_PAGES)
                    .concatMapIterable(Page::items)
                    .collectList()
                    .publishOn(Schedulers.boundedElastic())
                    .map(all -> new Account(owner, all))
                    .map(account -> csv
                            ? answer(account.csv(), CSV, "disclosures.csv")
                            : answer(account.pdf(), MediaType.APPLICATION_PDF, "disclosures.pdf"));
        });
    }

    private static ResponseEntity<Resource> answer(byte[] body, MediaType type, String name) {
        return ResponseEntity.ok()
                .cacheControl(Answers.PRIVATE)
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new ByteArrayResource(body));
    }

    private static org.npcs.repository.api.v1.model.Disclosure disclosure(Disclosure one) {
        return new org.npcs.repository.api.v1.model.Disclosure(
                        one.at(),
                        one.recipient(),
                        one.client(),
                        one.purpose(),
                        one.agreement(),
                        one.clauses(),
                        one.profileVersion(),
                        one.noun(),
                        one.elements(),
                        one.records(),
                        one.way())
                .requestId(one.requestId())
                .ticket(one.ticket())
                .researchRequestId(one.researchRequest());
    }
}
