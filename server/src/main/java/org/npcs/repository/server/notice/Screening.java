package org.npcs.repository.server.notice;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.encryption.Digests;
import org.npcs.repository.server.platform.page.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The redaction gate before notices: which of their texts are held. */
@Component
final class Screening {

    private static final int MOST_AT_ONCE = 500;

    private final Jurisdictions jurisdictions;
    private final Digests digests;

    Screening(Jurisdictions jurisdictions, Digests digests) {
        this.jurisdictions = jurisdictions;
        this.digests = digests;
    }

    /** The texts of a notice by what is suspected in them, with the members as they are known now. */
    Mono<NoticeTexts> texts() {
        return page("").expand(page -> page.next() == null ? Mono.empty() : page(page.next()))
                .concatMapIterable(Page::items)
                .collectList()
                .map(names -> new NoticeTexts(names));
    }

    private Mono<Page<String>> page(String after) {
        return jurisdictions
                .list(after, MOST_AT_ONCE)
                .map(page -> new Page<>(
                        page.items().stream()
                                .flatMap(one -> Stream.of(one.code(), one.name()))
                                .toList(),
                        page.next()));
    }

    /** What is held of a text that is under way. */
    List<HeldText> held(UUID notice, ObjectNode content, List<ClearedText> cleared, NoticeTexts texts) {
        Set<String> decided = cleared.stream().map(ClearedText::digest).collect(Collectors.toSet());
        return NoticeTexts.of(content).stream()
                .map(one -> decided.contains(digest(notice, one.text()))
                        ? new HeldText(one.pointer(), List.of())
                        : new HeldText(one.pointer(), texts.suspicions(one.text())))
                .filter(one -> !one.kinds().isEmpty())
                .toList();
    }

    /** The digest that a decision on a text is bound to. */
    String digest(UUID notice, String text) {
        return digests.of("notice-text", notice + "\u0000" + text);
    }
}
