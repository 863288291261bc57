package org.npcs.repository.server.culture.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.culture.CultureUses;
import org.npcs.repository.server.culture.CultureWave;
import org.npcs.repository.server.culture.CultureWaves;
import org.npcs.repository.server.culture.Invitations;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers for waves, invitations, answers and uses. */
@Component
class WaveEndpoints {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CultureWaves waves;
    private final Invitations invitations;
    private final CultureUses uses;
    private final RecordAnswers answers;

    WaveEndpoints(CultureWaves waves, Invitations invitations, CultureUses uses, RecordAnswers answers) {
        this.waves = waves;
        this.invitations = invitations;
        this.uses = uses;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(String member, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(member),
                cursor,
                after -> waves.list(request.caller(), member, after, limit),
                wave -> CultureMapper.wave(wave, waves.now())));
    }

    Mono<ResponseEntity<ObjectNode>> get(String member, int year) {
        return CallerRequest.answer(
                request -> waves.get(request.caller(), member, year).map(wave -> told(wave, request)));
    }

    private ResponseEntity<ObjectNode> told(CultureWave wave, CallerRequest request) {
        return answers.one(
                HttpStatus.OK,
                wave.stored(),
                CultureMapper.wave(wave, waves.now()),
                CultureMapper.wave(wave),
                request.facts());
    }

    Mono<ResponseEntity<ObjectNode>> put(String member, int year, Mono<ObjectNode> wave, RecordChange change) {
        return CallerRequest.answer(
                request -> wave.flatMap(content -> waves.put(request.caller(), member, year, content, change))
                        .map(written -> answers.written(
                                written.map(CultureWave::stored),
                                CultureMapper.wave(written.record(), waves.now()),
                                CultureMapper.wave(written.record()),
                                request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> move(String member, int year, String to) {
        return CallerRequest.answer(
                request -> waves.move(request.caller(), member, year, to).map(wave -> told(wave, request)));
    }

    Mono<ResponseEntity<ObjectNode>> invite(String member, int year, Mono<ObjectNode> asked) {
        return CallerRequest.answer(request -> asked.flatMap(content -> {
            var unit = content.path("unit").asString("");
            return invitations
                    .issue(
                            request.caller(),
                            member,
                            year,
                            unit,
                            content.path("count").asInt())
                    .map(issued -> {
                        var body = JSON.createObjectNode()
                                .put("jurisdiction", member)
                                .put("year", year)
                                .put("unit", unit)
                                .put("issued", issued.issued());
                        var tokens = body.putArray("tokens");
                        issued.tokens().forEach(tokens::add);
                        return ResponseEntity.status(HttpStatus.CREATED)
                                .cacheControl(Answers.PRIVATE)
                                .body(answers.with(body, request.facts()));
                    });
        }));
    }

    Mono<ResponseEntity<ObjectNode>> answer(Mono<ObjectNode> answer) {
        return answer.flatMap(invitations::answer).map(counted -> ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(Answers.PRIVATE)
                .body(JSON.createObjectNode().put("counted", counted)));
    }

    Mono<ResponseEntity<ObjectNode>> uses(String member, int year, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(member, year),
                cursor,
                after -> uses.list(request.caller(), member, year, after, limit),
                use -> CultureMapper.use(use, year)));
    }

    Mono<ResponseEntity<ObjectNode>> use(String member, int year, Mono<ObjectNode> use) {
        return CallerRequest.answer(
                request -> use.flatMap(content -> uses.create(request.caller(), member, year, content))
                        .map(made -> answers.one(
                                HttpStatus.CREATED,
                                made,
                                CultureMapper.use(made, year),
                                CultureMapper.waves(member) + "/" + year + "/uses",
                                request.facts())));
    }
}
