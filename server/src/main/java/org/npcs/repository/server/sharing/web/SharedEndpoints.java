package org.npcs.repository.server.sharing.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.SharedChange;
import org.npcs.repository.api.v1.model.SharedChangeList;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.sharing.reading.HiddenPositions;
import org.npcs.repository.server.sharing.reading.LinkedCopies;
import org.npcs.repository.server.sharing.reading.LinkedCopy;
import org.npcs.repository.server.sharing.reading.Reader;
import org.npcs.repository.server.sharing.reading.SharedFilter;
import org.npcs.repository.server.sharing.reading.SharedRecord;
import org.npcs.repository.server.sharing.reading.SharedRecords;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers with what other members share. */
@Component
class SharedEndpoints {

    private static final String ADDRESS = "/v1/shared-records";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SharedRecords records;
    private final LinkedCopies copies;
    private final HiddenPositions positions;
    private final Cursors cursors;
    private final Answers answers;

    SharedEndpoints(
            SharedRecords records, LinkedCopies copies, HiddenPositions positions, Cursors cursors, Answers answers) {
        this.records = records;
        this.copies = copies;
        this.positions = positions;
        this.cursors = cursors;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(
            String purpose,
            @Nullable String subject,
            @Nullable String element,
            @Nullable String value,
            Integer limit,
            @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var reader = reader(request, purpose);
            var filter = SharedFilter.of(subject, element, value);
            var binding = request.binding(purpose, filter.binding());
            return records.list(reader, filter, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var body = JSON.createObjectNode();
                        var items = body.putArray("items");
                        page.items().forEach(one -> items.add(record(one, purpose)));
                        body.put("complete", page.complete());
                        var next = cursors.issue(binding, page.next());
                        if (next != null) {
                            body.put("nextCursor", next);
                            body.set("links", JSON.valueToTree(Answers.next(request.facts(), next)));
                        }
                        body.set("meta", JSON.valueToTree(answers.meta(request.facts())));
                        return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(body);
                    });
        });
    }

    Mono<ResponseEntity<ObjectNode>> get(UUID id, String purpose) {
        return CallerRequest.answer(
                request -> records.get(reader(request, purpose), id).map(found -> {
                    var body = record(found, purpose);
                    body.set("meta", JSON.valueToTree(answers.meta(request.facts())));
                    return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(body);
                }));
    }

    Mono<ResponseEntity<SharedChangeList>> changes(String purpose, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding(purpose);
            var after = positions.find(cursors.open(binding, cursor));
            return records.changes(reader(request, purpose), after, limit).map(page -> {
                var end = SharedRecords.end(page.items(), after);
                var next = cursors.issue(binding, positions.hide(end));
                return ResponseEntity.ok()
                        .cacheControl(Answers.PRIVATE)
                        .body(new SharedChangeList(
                                        page.map(one -> new SharedChange(
                                                        one.id(), one.noun(), one.kind(), one.changedOn()))
                                                .items(),
                                        page.complete(),
                                        String.valueOf(next),
                                        answers.meta(request.facts()))
                                .links(Answers.next(request.facts(), next)));
            });
        });
    }

    Mono<ResponseEntity<ObjectNode>> linked(UUID incident, String purpose) {
        return CallerRequest.answer(
                request -> copies.of(reader(request, purpose), incident).map(found -> {
                    var body = JSON.createObjectNode().put("incidentId", incident.toString());
                    var items = body.putArray("copies");
                    found.forEach(one -> items.add(copy(one)));
                    body.set("links", JSON.valueToTree(Answers.links("incident", "/v1/incidents/" + incident)));
                    body.set("meta", JSON.valueToTree(answers.meta(request.facts())));
                    return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(body);
                }));
    }

    private static ObjectNode copy(LinkedCopy copy) {
        var body = JSON.createObjectNode().put("jurisdiction", copy.owner());
        body.set("content", copy.content());
        if (!copy.unreadable().isEmpty()) {
            body.set("unavailable", JSON.valueToTree(Answers.unavailable(copy.unreadable())));
        }
        return body.put("changedOn", copy.changedOn().toString());
    }

    private static Reader reader(CallerRequest request, String purpose) {
        return Reader.of(request.caller(), purpose, request.facts().requestId());
    }

    private static ObjectNode record(SharedRecord record, String purpose) {
        var body = JSON.createObjectNode().put("id", record.id().toString()).put("subject", record.noun());
        body.set("content", record.content());
        body.put("changedOn", record.changedOn().toString());
        if (!record.unreadable().isEmpty()) {
            body.set("unavailable", JSON.valueToTree(Answers.unavailable(record.unreadable())));
        }
        return body.set(
                "links", JSON.valueToTree(Answers.links("self", ADDRESS + "/" + record.id() + "?purpose=" + purpose)));
    }
}
