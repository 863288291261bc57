package org.npcs.repository.server.analytics.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.analytics.format.WriteOptions;
import org.npcs.repository.server.analytics.release.PublishedFigures;
import org.npcs.repository.server.analytics.release.Releases;
import org.npcs.repository.server.analytics.table.Asked;
import org.npcs.repository.server.analytics.table.OwnTables;
import org.npcs.repository.server.analytics.table.Question;
import org.npcs.repository.server.analytics.table.Questions;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.AnswerForms;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Answers questions to tables, in the form that was asked for. */
@Component
class TableEndpoints {

    private static final String JSON_FORM = "json";
    private static final AnswerForms FORMS = forms();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Releases releases;
    private final PublishedFigures figures;
    private final OwnTables own;
    private final Cursors cursors;

    TableEndpoints(Releases releases, PublishedFigures figures, OwnTables own, Cursors cursors) {
        this.releases = releases;
        this.figures = figures;
        this.own = own;
        this.cursors = cursors;
    }

    Mono<ResponseEntity<Object>> answer(Asked asked, @Nullable String format, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var pages = new TablePages(cursors, request, asked, cursor);
            var question = Questions.of(pages.continued());
            var form = form(format, request.facts());
            return answer(request, question, asked.release())
                    .flatMap(answer -> form == null
                            ? Mono.just(page(pages, answer, limit))
                            : Mono.fromCallable(() -> file(answer, form)).subscribeOn(Schedulers.boundedElastic()));
        });
    }

    private Mono<TableAnswer> answer(CallerRequest request, Question question, @Nullable String release) {
        return question.member() == null
                ? releases.answering(release).flatMap(found -> figures.rows(found, question)
                        .map(rows -> new TableAnswer(
                                question, found.id(), found.rules(), found.asOf(), found.members(), rows)))
                : own.answer(request.caller(), question)
                        .map(found -> new TableAnswer(question, null, null, found.asOf(), 1, found.rows()));
    }

    private ResponseEntity<Object> page(TablePages pages, TableAnswer answer, int limit) {
        var all = answer.rows();
        var page = pages.of(answer, limit);
        var body = answer.head();
        body.set(
                "columns",
                JSON.valueToTree(
                        answer.columns().stream().map(one -> one.name()).toList()));
        body.set("rows", JSON.valueToTree(page.items()));
        body.put("rowCount", all.size()).put("complete", page.complete());
        var next = pages.next(answer, page);
        if (next != null) {
            body.put("nextCursor", next);
        }
        body.set("notes", JSON.valueToTree(answer.notes()));
        var digest = answer.digest();
        body.put("digest", digest).put("citation", answer.citation());
        body.set("links", JSON.valueToTree(Answers.links("self", answer.address())));
        return ResponseEntity.ok()
                .eTag('"' + digest + '"')
                .cacheControl(Answers.PRIVATE)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static ResponseEntity<Object> file(TableAnswer answer, TableFormat form) {
        var bytes = new ByteArrayOutputStream();
        try {
            answer.file().write(form, bytes, WriteOptions.USUAL);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var name = answer.question().table().id() + (answer.release() == null ? "" : "-" + answer.release());
        return ResponseEntity.ok()
                .eTag('"' + answer.digest() + '"')
                .cacheControl(Answers.PRIVATE)
                .contentType(MediaType.parseMediaType(form.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + form.extension())
                                .build()
                                .toString())
                .body(new ByteArrayResource(bytes.toByteArray()));
    }

    /** The file that was asked for, or null for JSON. */
    private static @Nullable TableFormat form(@Nullable String format, RequestFacts facts) {
        var wanted = FORMS.wanted(format, facts);
        return wanted.equals(JSON_FORM) ? null : TableFormat.valueOf(wanted.toUpperCase(Locale.ROOT));
    }

    private static AnswerForms forms() {
        var forms = AnswerForms.of(JSON_FORM, MediaType.APPLICATION_JSON);
        for (var form : List.of(TableFormat.CSV, TableFormat.NDJSON, TableFormat.XLSX)) {
            forms = forms.or(form.name().toLowerCase(Locale.ROOT), MediaType.parseMediaType(form.mediaType()));
        }
        return forms;
    }
}
