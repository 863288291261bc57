package org.npcs.repository.server.culture.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.CultureInstrumentList;
import org.npcs.repository.contract.definition.CultureInstrument;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.platform.web.PublishedItems;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers with the published culture instruments. */
@Component
class InstrumentEndpoints {

    private final PublishedItems published;
    private final PagedAnswers pages;
    private final Answers answers;

    InstrumentEndpoints(PublishedItems published, PagedAnswers pages, Answers answers) {
        this.published = published;
        this.pages = pages;
        this.answers = answers;
    }

    Mono<ResponseEntity<CultureInstrumentList>> list(int limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        var page = published.page(
                "culture-instruments",
                Definitions.published().cultureInstruments().stream()
                        .map(InstrumentEndpoints::told)
                        .toList(),
                limit,
                cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        ifNoneMatch,
                        new CultureInstrumentList(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())));
    }

    Mono<ResponseEntity<ObjectNode>> get(String instrument, String version, @Nullable String ifNoneMatch) {
        return RequestFacts.current().map(facts -> {
            var found = Definitions.published()
                    .cultureInstrument(instrument, version)
                    .orElseThrow(PublishedItems::missing);
            return published.item(pages.with(told(found), facts), found.contentHash(), ifNoneMatch);
        });
    }

    private static ObjectNode told(CultureInstrument one) {
        return one.json().put("contentHash", one.contentHash());
    }
}
