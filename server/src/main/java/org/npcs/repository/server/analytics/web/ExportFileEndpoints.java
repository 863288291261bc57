package org.npcs.repository.server.analytics.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.export.Export;
import org.npcs.repository.server.analytics.export.ExportFile;
import org.npcs.repository.server.analytics.export.ExportReading;
import org.npcs.repository.server.analytics.export.Exports;
import org.npcs.repository.server.platform.contract.ByteStream;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.platform.web.Ranges;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers with what was exported: manifest, pages of rows, bytes of files. */
@Component
class ExportFileEndpoints {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DefaultDataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;

    private final Exports exports;
    private final ExportReading reading;
    private final Cursors cursors;
    private final PagedAnswers pages;

    ExportFileEndpoints(Exports exports, ExportReading reading, Cursors cursors, PagedAnswers pages) {
        this.exports = exports;
        this.reading = reading;
        this.cursors = cursors;
        this.pages = pages;
    }

    Mono<ResponseEntity<ObjectNode>> manifest(UUID id) {
        return CallerRequest.answer(
                request -> reading.manifest(request.caller(), id).flatMap(manifest -> exports.get(request.caller(), id)
                        .flatMap(export -> reading.files(export).map(files -> {
                            var told = manifest.putArray("files");
                            files.forEach(file -> told.add(ExportEndpoints.file(id, file)));
                            return ResponseEntity.ok()
                                    .eTag(export.etag())
                                    .cacheControl(Answers.PRIVATE)
                                    .body(pages.with(manifest, request.facts()));
                        }))));
    }

    Mono<ResponseEntity<ObjectNode>> rows(UUID id, @Nullable String table, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding(id, String.valueOf(table));
            var position = cursors.open(binding, cursor);
            long from = position.isEmpty() ? 0 : Long.parseLong(position);
            return reading.rows(request.caller(), id, table, from, limit).map(found -> {
                long behind = from + found.rows().size();
                boolean complete = behind >= found.rowCount();
                var body = JSON.createObjectNode().put("export", id.toString()).put("table", found.table());
                body.set("columns", JSON.valueToTree(found.columns()));
                body.putArray("rows").addAll(found.rows());
                body.put("rowCount", found.rowCount()).put("complete", complete);
                var next = cursors.issue(binding, complete ? null : Long.toString(behind));
                if (next != null) {
                    body.put("nextCursor", next).set("links", JSON.valueToTree(Answers.next(request.facts(), next)));
                }
                return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(pages.with(body, request.facts()));
            });
        });
    }

    Mono<ResponseEntity<Resource>> file(UUID id, String name, @Nullable String range, @Nullable String ifRange) {
        return Mono.deferContextual(context -> {
            var session = context.get(Session.class);
            return CallerRequest.answer(request -> reading.file(request.caller(), id, name)
                    .map(ready -> answer(session, ready.export(), ready.files().get(0), range, ifRange)));
        });
    }

    private ResponseEntity<Resource> answer(
            Session session, Export export, ExportFile file, @Nullable String range, @Nullable String ifRange) {
        var asked = Ranges.of(range, ifRange, file.etag(), file.bytes());
        if (asked instanceof Ranges.Unsatisfiable none) {
            throw ProblemException.of(
                    ProblemCode.RANGE_NOT_SATISFIABLE, d -> d.parameter("Range").contentRange(none.contentRange()));
        }
        var part = asked instanceof Ranges.Part some ? some : null;
        long first = part == null ? 0 : part.first();
        long last = part == null ? file.bytes() - 1 : part.last();
        var type = MediaType.parseMediaType(file.mediaType());
        var answer = ResponseEntity.status(part == null ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT)
                .eTag(file.etag())
                .cacheControl(Answers.PRIVATE)
                .contentType(type)
                .contentLength(last - first + 1)
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString());
        if (part != null) {
            answer.header(HttpHeaders.CONTENT_RANGE, part.contentRange());
        }
        return answer.body(new ByteStream(
                type, false, reading.bytes(session, export, file, first, last).map(BUFFERS::wrap)));
    }
}
