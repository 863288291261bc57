package org.npcs.repository.server.governance.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.Activations;
import org.npcs.repository.server.governance.Decisions;
import org.npcs.repository.server.governance.SeatVoices;
import org.npcs.repository.server.governance.Stage;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers about what seats say, about decisions, and about what began with them. */
@Component
class VoiceEndpoints {

    private final SeatVoices voices;
    private final Decisions decisions;
    private final Activations activations;
    private final GovernanceAnswers answers;

    VoiceEndpoints(SeatVoices voices, Decisions decisions, Activations activations, GovernanceAnswers answers) {
        this.voices = voices;
        this.decisions = decisions;
        this.activations = activations;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> voices(Stage stage, UUID proposal, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request,
                stage + " " + proposal,
                cursor,
                after -> voices.list(request.caller(), stage, proposal, after, limit),
                voice -> ProposalMapper.voice(voice, stage)));
    }

    Mono<ResponseEntity<ObjectNode>> voice(Stage stage, UUID proposal, String member, @Nullable String teamKey) {
        return CallerRequest.answer(request -> voices.get(request.caller(), stage, proposal, member, teamKey)
                .map(voice -> answers.one(
                        HttpStatus.OK,
                        voice.stored(),
                        ProposalMapper.voice(voice, stage),
                        ProposalMapper.address(voice.stored(), stage),
                        request)));
    }

    Mono<ResponseEntity<ObjectNode>> say(
            Stage stage,
            UUID proposal,
            String member,
            @Nullable String teamKey,
            Mono<ObjectNode> content,
            RecordChange change) {
        return CallerRequest.answer(request -> content.flatMap(
                        body -> voices.say(request.caller(), stage, proposal, member, teamKey, body, change))
                .map(stored -> answers.stated(
                        stored.outcome(),
                        stored.record().stored(),
                        ProposalMapper.voice(stored.record(), stage),
                        ProposalMapper.address(stored.record().stored(), stage),
                        request)));
    }

    Mono<ResponseEntity<ObjectNode>> decisions(int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request,
                "",
                cursor,
                after -> decisions.list(request.caller(), after, limit),
                ProposalMapper::decision));
    }

    Mono<ResponseEntity<ObjectNode>> activations(int limit, @Nullable String cursor) {
        return CallerRequest.answer(request ->
                answers.page(request, "", cursor, after -> activations.list(after, limit), ProposalMapper::activation));
    }

    Mono<ResponseEntity<ObjectNode>> decision(String reference) {
        return CallerRequest.answer(request -> decisions
                .get(request.caller(), reference)
                .map(found -> answers.one(
                        HttpStatus.OK,
                        found.stored(),
                        ProposalMapper.decision(found),
                        ProposalMapper.address(reference),
                        request)));
    }

    Mono<ResponseEntity<ObjectNode>> release(String reference, Mono<ObjectNode> note, RecordChange change) {
        return CallerRequest.answer(
                request -> note.flatMap(body -> decisions.release(request.caller(), reference, body, change))
                        .map(stored -> answers.stated(
                                stored.outcome(),
                                stored.record().stored(),
                                ProposalMapper.decision(stored.record()),
                                ProposalMapper.address(reference),
                                request)));
    }
}
