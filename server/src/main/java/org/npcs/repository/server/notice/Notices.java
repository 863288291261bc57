package org.npcs.repository.server.notice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** How notices come to be: written by one person, passed by two others, issued, amended in the same way, and ended. */
@Component
public final class Notices {

    private static final Set<String> NEEDS_REASON = Set.of(Notice.CLOSED, Notice.WITHDRAWN);

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlNotices table;
    private final Screening screening;
    private final Evidence evidence;
    private final NoticeReading reading;
    private final GateRequirements gate;

    Notices(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            SqlNotices table,
            Screening screening,
            Evidence evidence,
            NoticeReading reading,
            GateRequirements gate) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.table = table;
        this.screening = screening;
        this.evidence = evidence;
        this.reading = reading;
        this.gate = gate;
    }

    /**
     * Stores a draft.
     *
     * @throws ProblemException {@code validation-failed}; {@code not-found} for whoever does not manage notices
     */
    public Mono<NoticeView> draft(Caller caller, ObjectNode content) {
        return once(caller, transaction -> sound(content).then(Mono.defer(() -> {
            var client = caller.client().clientId();
            var first = StoredRecord.first(Notice.OWNER, "", Notice.DRAFT, content, clock.now(), client);
            var made = first.withKey(first.id().toString())
                    .withFacets(Map.of(
                            "edition",
                            0,
                            "text_version",
                            1,
                            "drafted_by",
                            caller.actor(),
                            "drafted_with",
                            client,
                            "reviews",
                            "[]",
                            "cleared",
                            "[]"));
            return table.notices().insert(transaction, made);
        })));
    }

    /**
     * Rewrites a draft, or writes an amendment of what was told.
     *
     * @throws ProblemException {@code validation-failed}, {@code version-mismatch}, {@code precondition-required}, or
     *     {@code illegal-transition} at the gate and after the end
     */
    public Mono<NoticeView> put(Caller caller, String key, ObjectNode content, RecordChange change) {
        caller.requireManager(NoticeReading.MANAGE);
        return unitOfWork
                .run(transaction -> table.lock(transaction, key).flatMap(current -> sound(content)
                        .then(Mono.defer(() -> write(transaction, caller, current, content, change)))))
                .flatMap(stored -> reading.view(caller, new Notice(stored)));
    }

    private Mono<StoredRecord> write(
            Transaction transaction, Caller caller, Notice current, ObjectNode content, RecordChange change) {
        var stored = current.stored();
        if (current.state().equals(Notice.GATE) || Notice.ENDED.contains(current.state())) {
            throw Notice.STATES.illegal(current.state());
        }
        if (current.pending().equals(content)) {
            return Mono.just(stored);
        }
        change.precondition().require(stored, content);
        var told = current.edition() > 0;
        var next = next(caller, stored, stored.state(), told ? stored.content() : content, change.reason());
        var facets = new HashMap<>(stored.facets());
        if (told) {
            facets.put("amendment", content.toString());
        }
        facets.put("text_version", next.version());
        facets.put("drafted_by", caller.actor());
        facets.put("drafted_with", caller.client().clientId());
        facets.put("reviews", "[]");
        return table.notices().update(transaction, next.withFacets(facets));
    }

    /** Nothing but a sound document becomes a draft. */
    private Mono<Void> sound(ObjectNode content) {
        return evidence.untold(content)
                .doOnNext(findings -> {
                    findings.addAll(NoticeRules.ofDraft(content));
                    Faults.require(findings);
                })
                .then();
    }

    /**
     * Moves a notice on.
     *
     * @throws ProblemException {@code illegal-transition}, {@code invalid-parameter} without the reason that an end needs,
     *     {@code second-person-needed} before two persons have passed it, {@code validation-failed} with what it lacks, or
     *     {@code charter-rule} while it names a decision that was not adopted
     */
    public Mono<NoticeView> transition(Caller caller, String key, String to, @Nullable String reason) {
        return once(caller, transaction -> table.lock(transaction, key).flatMap(current -> {
            Notice.STATES.require(current.state(), to);
            if (NEEDS_REASON.contains(to) && reason == null) {
                throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                        .detail("This step needs a reason of the code system change-reason."));
            }
            return switch (to) {
                case Notice.GATE ->
                    gate.met(transaction, current).then(moved(transaction, caller, current, to, null, Map.of()));
                case Notice.ISSUED, Notice.AMENDED -> told(transaction, caller, current, to);
                case Notice.CLOSED, Notice.WITHDRAWN ->
                    moved(transaction, caller, current, to, reason, Map.of("ended_at", clock.now()));
                default -> moved(transaction, caller, current, to, reason, Map.of());
            };
        }));
    }

    private Mono<StoredRecord> told(Transaction transaction, Caller caller, Notice current, String to) {
        if (!current.underWay()) {
            throw Notice.STATES.illegal(current.state());
        }
        var passed = Gate.require(current);
        return gate.met(transaction, current).then(Mono.defer(() -> {
            var facets = new HashMap<>(current.stored().facets());
            facets.remove("amendment");
            facets.put("edition", current.edition() + 1);
            facets.put("author", current.draftedBy());
            facets.put("first_reviewer", passed.get(0));
            facets.put("second_reviewer", passed.get(1));
            facets.put(to.equals(Notice.ISSUED) ? "issued_at" : "amended_at", clock.now());
            var next = next(caller, current.stored(), to, current.pending(), null);
            return table.notices().update(transaction, next.withFacets(facets));
        }));
    }

    private Mono<StoredRecord> moved(
            Transaction transaction,
            Caller caller,
            Notice current,
            String to,
            @Nullable String reason,
            Map<String, Object> more) {
        return Mono.defer(() -> {
            var facets = new HashMap<>(current.stored().facets());
            facets.putAll(more);
            var next = next(caller, current.stored(), to, current.content(), reason);
            return table.notices().update(transaction, next.withFacets(facets));
        });
    }

    /**
     * Notes what a person found at the gate.
     *
     * @throws ProblemException {@code illegal-transition} when nothing is at the gate, {@code second-person-needed} for the
     *     drafter, {@code version-mismatch} when the text is another one, or {@code validation-failed}
     */
    public Mono<NoticeView> review(Caller caller, String key, ObjectNode review) {
        return once(caller, transaction -> table.lock(transaction, key).flatMap(current -> {
            var atGate = current.edition() == 0 ? current.state().equals(Notice.GATE) : current.underWay();
            if (!atGate || Notice.ENDED.contains(current.state())) {
                throw Notice.STATES.illegal(current.state());
            }
            requireRead(current, review.path("version").asInt(0));
            if (caller.actor().equals(current.draftedBy())) {
                throw ProblemException.of(ProblemCode.SECOND_PERSON_NEEDED);
            }
            var answers = review.withArray("/answers");
            return screening
                    .texts()
                    .doOnNext(texts -> Faults.require(NoticeRules.ofReview(answers, texts)))
                    .then(gate.met(transaction, current))
                    .then(Mono.defer(() -> {
                        var made =
                                new GateReview(caller.actor(), caller.client().clientId(), clock.now(), answers);
                        var reviews = GateReview.column(Gate.with(current.reviews(), made));
                        return moved(transaction, caller, current, current.state(), null, Map.of("reviews", reviews));
                    }));
        }));
    }

    /**
     * Decides that a suspicion is wrong.
     *
     * @throws ProblemException {@code illegal-transition} when the notice has ended, {@code version-mismatch},
     *     {@code invalid-parameter} when nothing is held at the place, or {@code second-person-needed} for the drafter
     */
    public Mono<NoticeView> clear(Caller caller, String key, ObjectNode decision) {
        return once(caller, transaction -> table.lock(transaction, key).flatMap(current -> {
            if (Notice.ENDED.contains(current.state())) {
                throw Notice.STATES.illegal(current.state());
            }
            requireRead(current, decision.path("version").asInt(0));
            var pointer = decision.path("pointer").asString("");
            return reading.held(current).flatMap(held -> {
                if (held.stream().noneMatch(one -> one.pointer().equals(pointer))) {
                    throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("pointer")
                            .detail("No text is held at this place."));
                }
                if (caller.actor().equals(current.draftedBy())) {
                    throw ProblemException.of(ProblemCode.SECOND_PERSON_NEEDED);
                }
                var text = current.pending().at(pointer).asString("");
                var cleared = new java.util.ArrayList<>(
                        ClearedText.of(current.stored().facet("cleared")));
                cleared.add(new ClearedText(
                        screening.digest(current.id(), text),
                        decision.path("reason").asString(""),
                        caller.actor(),
                        clock.now()));
                return moved(
                        transaction,
                        caller,
                        current,
                        current.state(),
                        null,
                        Map.of("cleared", ClearedText.column(cleared)));
            });
        }));
    }

    private static void requireRead(Notice current, int version) {
        if (version < current.textVersion() || version > current.stored().version()) {
            throw ProblemException.of(ProblemCode.VERSION_MISMATCH, d -> d.parameter("version")
                    .current(current.stored().version(), List.of()));
        }
    }

    private StoredRecord next(
            Caller caller, StoredRecord stored, String state, ObjectNode content, @Nullable String reason) {
        return stored.next(state, content, reason, clock.now(), caller.client().clientId());
    }

    private Mono<NoticeView> once(Caller caller, Function<Transaction, Mono<StoredRecord>> work) {
        caller.requireManager(NoticeReading.MANAGE);
        return requests.once(
                view -> view.notice().id().toString(),
                id -> reading.get(caller, id),
                () -> unitOfWork.run(transaction -> work.apply(transaction)
                        // Its number was given by the database.
                        .flatMap(stored -> table.lock(transaction, stored.id().toString()))
                        .flatMap(notice -> reading.view(caller, notice))));
    }
}
