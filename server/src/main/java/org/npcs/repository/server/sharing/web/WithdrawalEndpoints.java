package org.npcs.repository.server.sharing.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.sharing.withdrawal.Withdrawal;
import org.npcs.repository.server.sharing.withdrawal.Withdrawals;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers for what owners take back. */
@Component
class WithdrawalEndpoints {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Withdrawals withdrawals;
    private final RecordAnswers answers;

    WithdrawalEndpoints(Withdrawals withdrawals, RecordAnswers answers) {
        this.withdrawals = withdrawals;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> ask(String owner, Mono<ObjectNode> asked) {
        return CallerRequest.answer(
                request -> asked.flatMap(content -> withdrawals.ask(request.caller(), owner, content))
                        .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> get(String owner, UUID id) {
        return CallerRequest.answer(request ->
                withdrawals.get(request.caller(), owner, id).map(found -> answered(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(String owner, UUID id, String to) {
        return CallerRequest.answer(request -> withdrawals
                .transition(request.caller(), owner, id, to)
                .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> list(String owner, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(owner),
                cursor,
                after -> withdrawals.list(request.caller(), owner, after, limit),
                WithdrawalEndpoints::record));
    }

    Mono<ResponseEntity<Resource>> certificate(String owner, UUID id) {
        return CallerRequest.answer(request -> withdrawals
                .certified(request.caller(), owner, id)
                .publishOn(Schedulers.boundedElastic())
                .map(certified -> ResponseEntity.ok()
                        .cacheControl(Answers.PRIVATE)
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"withdrawal.pdf\"")
                        .body(new ByteArrayResource(certified.printed()))));
    }

    private ResponseEntity<ObjectNode> answered(HttpStatus status, Withdrawal withdrawal, CallerRequest request) {
        return answers.one(status, withdrawal.stored(), record(withdrawal), address(withdrawal), request.facts());
    }

    private static ObjectNode record(Withdrawal withdrawal) {
        var stored = withdrawal.stored();
        var body = RecordAnswers.begun(stored);
        body.put("state", stored.state()).put("requestedBy", withdrawal.requestedWith());
        var confirmedBy = withdrawal.confirmedWith();
        if (confirmedBy != null) {
            body.put("confirmedBy", confirmedBy);
        }
        body.set("effects", JSON.readTree(withdrawal.effects()));
        var certificate = withdrawal.certificate();
        if (certificate == null) {
            return RecordAnswers.versioned(body, stored, address(withdrawal));
        }
        body.set("certificate", JSON.readTree(certificate));
        return RecordAnswers.versioned(
                body, stored, address(withdrawal), "certificate", address(withdrawal) + "/certificate");
    }

    private static String address(Withdrawal withdrawal) {
        var stored = withdrawal.stored();
        return address(stored.jurisdiction()) + "/" + stored.id();
    }

    private static String address(String owner) {
        return "/v1/jurisdictions/" + owner + "/withdrawals";
    }
}
