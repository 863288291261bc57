package org.npcs.repository.server.learning.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.learning.QuestionMail;
import org.npcs.repository.server.learning.Curricula;
import org.npcs.repository.server.learning.Curriculum;
import org.npcs.repository.server.learning.CurriculumEdition;
import org.npcs.repository.server.learning.CurriculumEditions;
import org.npcs.repository.server.learning.LearningSchedules;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.AnswerForms;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for curricula, their published versions and schedules. */
@Component
class CurriculumEndpoints {

    private static final AnswerForms FORMS = AnswerForms.of("json", MediaType.APPLICATION_JSON)
            .or("text", MediaType.TEXT_PLAIN)
            .or("html", MediaType.TEXT_HTML);

    private final Curricula curricula;
    private final CurriculumEditions editions;
    private final LearningSchedules schedules;
    private final RepositoryClock clock;
    private final RepositorySettings settings;
    private final RecordAnswers answers;

    CurriculumEndpoints(
            Curricula curricula,
            CurriculumEditions editions,
            LearningSchedules schedules,
            RepositoryClock clock,
            RepositorySettings settings,
            RecordAnswers answers) {
        this.curricula = curricula;
        this.editions = editions;
        this.schedules = schedules;
        this.clock = clock;
        this.settings = settings;
        this.answers = answers;
    }

    private ObjectNode record(Curriculum curriculum) {
        return CurriculumMapper.record(curriculum, LocalDate.ofInstant(clock.now(), ZoneOffset.UTC));
    }

    Mono<ResponseEntity<ObjectNode>> list(@Nullable String state, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(String.valueOf(state)),
                cursor,
                after -> curricula.list(request.caller(), state, after, limit),
                this::record));
    }

    Mono<ResponseEntity<ObjectNode>> get(String key) {
        return CallerRequest.answer(
                request -> curricula.get(request.caller(), key).map(found -> answered(found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(String key, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> curricula.put(request.caller(), key, body, change))
                        .map(written -> answers.written(
                                written,
                                record(Curricula.view(written.record())),
                                CurriculumMapper.address(key),
                                request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> move(String key, String to, @Nullable String reason) {
        return CallerRequest.answer(request ->
                curricula.transition(request.caller(), key, to, reason).map(moved -> answered(moved, request)));
    }

    private ResponseEntity<ObjectNode> answered(Curriculum curriculum, CallerRequest request) {
        return answers.one(
                HttpStatus.OK,
                curriculum.stored(),
                record(curriculum),
                CurriculumMapper.address(curriculum.key()),
                request.facts());
    }

    Mono<ResponseEntity<ObjectNode>> version(String key, int number) {
        return CallerRequest.answer(request -> editions.get(key, number)
                .map(edition -> answers.one(
                        HttpStatus.OK,
                        edition.stored(),
                        CurriculumMapper.version(edition),
                        CurriculumMapper.address(key) + "/versions/" + number,
                        request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> activities(String key, int number) {
        return CallerRequest.answer(request -> editions.get(key, number)
                .map(edition ->
                        answers.body(CurriculumMapper.activities(edition, settings.audience()), request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> schedule(Mono<ObjectNode> asked) {
        return CallerRequest.answer(
                request -> asked.flatMap(schedules::compute).map(computed -> answers.body(computed, request.facts())));
    }

    Mono<ResponseEntity<Object>> mail(
            String key, int number, String item, @Nullable String format, @Nullable String part) {
        return CallerRequest.answer(request -> editions.get(key, number).map(edition -> {
            int index = place(edition, item);
            var mail = QuestionMail.of(edition.content(), index);
            var chosen = "feedback".equals(part) ? mail.feedback() : mail.question();
            return switch (FORMS.wanted(format, request.facts())) {
                case "text" -> page(MediaType.TEXT_PLAIN, chosen);
                case "html" -> page(MediaType.TEXT_HTML, mail.page(chosen));
                default ->
                    ResponseEntity.ok()
                            .cacheControl(Answers.PRIVATE)
                            .body(answers.with(CurriculumMapper.mail(edition, index, mail), request.facts()));
            };
        }));
    }

    private static int place(CurriculumEdition edition, String item) {
        return IntStream.range(0, edition.items().size())
                .filter(i -> edition.items().get(i).item().equals(item))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND));
    }

    private static ResponseEntity<Object> page(MediaType type, String body) {
        return ResponseEntity.ok()
                .cacheControl(Answers.PRIVATE)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .contentType(new MediaType(type, java.nio.charset.StandardCharsets.UTF_8))
                .body(body);
    }
}
