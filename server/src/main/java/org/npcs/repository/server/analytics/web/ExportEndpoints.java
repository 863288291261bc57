package org.npcs.repository.server.analytics.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.ExportRequest;
import org.npcs.repository.server.analytics.export.Export;
import org.npcs.repository.server.analytics.export.ExportFile;
import org.npcs.repository.server.analytics.export.ExportReading;
import org.npcs.repository.server.analytics.export.Exports;
import org.npcs.repository.server.analytics.export.Wanted;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers about exports: asked for, followed, estimated, ended. */
@Component
class ExportEndpoints {

    static final String COLLECTION = "/v1/exports";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Exports exports;
    private final ExportReading reading;
    private final PagedAnswers pages;

    ExportEndpoints(Exports exports, ExportReading reading, PagedAnswers pages) {
        this.exports = exports;
        this.reading = reading;
        this.pages = pages;
    }

    Mono<ResponseEntity<ObjectNode>> create(Mono<ExportRequest> asked) {
        return CallerRequest.answer(request -> asked.flatMap(wanted -> exports.create(request.caller(), wanted(wanted)))
                .flatMap(made -> one(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> preview(Mono<ExportRequest> asked) {
        return CallerRequest.answer(request -> asked.flatMap(
                        wanted -> exports.estimate(request.caller(), wanted(wanted)))
                .map(found -> {
                    var body = JSON.createObjectNode()
                            .put("kind", found.wanted().kind().code())
                            .put("format", form(found.wanted().format().name()))
                            .put("asOf", found.asOf().toString());
                    if (found.release() != null) {
                        body.put("release", found.release());
                    }
                    body.put("rows", found.rows()).put("bytes", found.bytes()).put("exact", found.exact());
                    return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(pages.with(body, request.facts()));
                }));
    }

    private static Wanted wanted(ExportRequest asked) {
        return Wanted.of(
                asked.getKind(),
                asked.getFormat(),
                asked.getRelease(),
                asked.getTables(),
                asked.getAsOf(),
                asked.getPartitionBy());
    }

    Mono<ResponseEntity<ObjectNode>> get(UUID id) {
        return CallerRequest.answer(
                request -> exports.get(request.caller(), id).flatMap(found -> one(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> list(int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> pages.read(
                request.facts(),
                request.binding(COLLECTION),
                cursor,
                after -> exports.list(request.caller(), after, limit),
                one -> record(one, List.of())));
    }

    Mono<ResponseEntity<ObjectNode>> move(UUID id, String to, @Nullable String reason) {
        return CallerRequest.answer(request -> exports.transition(request.caller(), id, to, reason)
                .flatMap(moved -> one(HttpStatus.OK, moved, request)));
    }

    private Mono<ResponseEntity<ObjectNode>> one(HttpStatus status, Export export, CallerRequest request) {
        return reading.files(export).map(files -> ResponseEntity.status(status)
                .location(URI.create(address(export.id())))
                .eTag(export.etag())
                .cacheControl(Answers.PRIVATE)
                .body(pages.with(record(export, files), request.facts())));
    }

    static String address(UUID id) {
        return COLLECTION + "/" + id;
    }

    private static String form(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    private static ObjectNode record(Export export, List<ExportFile> files) {
        var body = JSON.createObjectNode()
                .put("id", export.id().toString())
                .put("kind", export.kind().code())
                .put("format", form(export.format().name()))
                .put("state", export.state())
                .put("asOf", export.asOf().toString());
        put(body, "release", export.release());
        if (!export.tables().isEmpty()) {
            body.set("tables", JSON.valueToTree(export.tables()));
        }
        put(body, "partitionBy", export.partitionBy());
        body.put("rowsDone", export.rowsDone());
        if (export.rowsTotal() != null) {
            body.put("rowsTotal", export.rowsTotal());
        }
        if (export.bytes() != null) {
            body.put("bytes", export.bytes());
        }
        if (!files.isEmpty()) {
            var told = body.putArray("files");
            files.forEach(file -> told.add(file(export.id(), file)));
        }
        put(body, "reason", export.reason());
        put(body, "readyAt", export.readyAt());
        put(body, "expiresAt", export.expiresAt());
        body.put("version", export.version())
                .put("etag", export.etag())
                .put("createdAt", export.createdAt().toString())
                .put("updatedAt", export.updatedAt().toString());
        var self = address(export.id());
        body.set(
                "links",
                JSON.valueToTree(
                        export.state().equals(Export.READY)
                                ? Answers.links("self", self, "manifest", self + "/manifest", "rows", self + "/rows")
                                : Answers.links("self", self)));
        return body;
    }

    /** A file as it is listed. */
    static ObjectNode file(UUID export, ExportFile file) {
        var told = JSON.createObjectNode()
                .put("name", file.name())
                .put("path", file.path())
                .put("table", file.table())
                .put("mediaType", file.mediaType())
                .put("rows", file.rows())
                .put("bytes", file.bytes())
                .put("sha256", file.digest())
                .put("etag", file.etag());
        told.set("links", JSON.valueToTree(Answers.links("self", address(export) + "/files/" + file.name())));
        return told;
    }

    private static void put(ObjectNode body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value.toString());
        }
    }
}
