package org.npcs.repository.server.platform.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pages and single items of published data, with entity tags over what they hold. */
@Component
public final class PublishedItems {

    private static final CacheControl SHARED =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final Cursors cursors;

    PublishedItems(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * A page with its entity tag.
     *
     * @param etag over the items and the position, not over the facts of the answer
     * @param nextCursor cursor of the next page, or null
     */
    public record Listing(
            List<ObjectNode> items,
            boolean complete,
            @Nullable String nextCursor,
            String etag) {

        /** The page as an answer, or that the page held is current. */
        public <T> ResponseEntity<T> answer(@Nullable String ifNoneMatch, T body) {
            return Answers.held(ifNoneMatch, etag)
                    ? Answers.notModified(etag)
                    : ResponseEntity.ok().eTag(etag).cacheControl(SHARED).body(body);
        }
    }

    /** A page of all items in their order. */
    public Listing page(String name, List<ObjectNode> all, int limit, @Nullable String cursor) {
        var page = Page.of(all, cursors.open(name, cursor), limit);
        var digest = StrictJson.sha256(
                JsonNodeFactory.instance.arrayNode().add(page.complete()).addAll(page.items()));
        return new Listing(page.items(), page.complete(), cursors.issue(name, page.next()), '"' + digest + '"');
    }

    /** One item, or that the one held is current. */
    public ResponseEntity<ObjectNode> item(ObjectNode item, String contentHash, @Nullable String ifNoneMatch) {
        var etag = '"' + contentHash + '"';
        return Answers.held(ifNoneMatch, etag)
                ? Answers.notModified(etag)
                : ResponseEntity.ok().eTag(etag).cacheControl(SHARED).body(item);
    }

    /** The refusal of an item that is not published. */
    public static ProblemException missing() {
        return ProblemException.of(ProblemCode.NOT_FOUND);
    }
}
