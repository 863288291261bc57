package org.npcs.repository.server.analytics.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.table.Asked;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.security.CallerRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pages of one table. Own data go on changing between two pages, so that their cursor carries the instant at which the
 * first page was counted; the figures of a release need none.
 */
final class TablePages {

    private static final String AT = "@";

    private final Cursors cursors;
    private final CallerRequest request;
    private final Asked asked;
    private final @Nullable String cursor;

    TablePages(Cursors cursors, CallerRequest request, Asked asked, @Nullable String cursor) {
        this.cursors = cursors;
        this.request = request;
        this.asked = asked;
        this.cursor = cursor;
    }

    /** The question as the first page asked it. */
    Asked continued() {
        if (asked.member() == null || cursor == null) {
            return asked;
        }
        var position = cursors.open(request.binding(asked), cursor);
        return asked.at(Instant.parse(position.substring(position.indexOf(AT) + 1)));
    }

    Page<ObjectNode> of(TableAnswer answer, int limit) {
        var position = cursors.open(binding(answer), cursor);
        int from = position.isEmpty() ? 0 : Integer.parseInt(position.split(AT, 2)[0]);
        var all = answer.rows();
        return Page.of(
                all.subList(Math.min(from, all.size()), Math.min(all.size(), from + limit + 1)),
                limit,
                last -> from + limit + (answer.release() == null ? AT + answer.asOf() : ""));
    }

    @Nullable
    String next(TableAnswer answer, Page<ObjectNode> page) {
        return cursors.issue(binding(answer), page.next());
    }

    /** A release may be followed by a revision between two pages; its figures may not be mixed. */
    private String binding(TableAnswer answer) {
        return answer.release() == null ? request.binding(asked) : request.binding(answer.address());
    }
}
