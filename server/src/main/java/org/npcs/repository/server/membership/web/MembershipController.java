package org.npcs.repository.server.membership.web;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.MembershipApi;
import org.npcs.repository.api.v1.model.AnalystTokenList;
import org.npcs.repository.api.v1.model.Caller;
import org.npcs.repository.api.v1.model.Client;
import org.npcs.repository.api.v1.model.ClientActivity;
import org.npcs.repository.api.v1.model.ClientKeyList;
import org.npcs.repository.api.v1.model.ClientList;
import org.npcs.repository.api.v1.model.Delegation;
import org.npcs.repository.api.v1.model.DelegationGrant;
import org.npcs.repository.api.v1.model.DelegationList;
import org.npcs.repository.api.v1.model.GoLive;
import org.npcs.repository.api.v1.model.Jurisdiction;
import org.npcs.repository.api.v1.model.JurisdictionList;
import org.npcs.repository.api.v1.model.Quota;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.membership.Clients;
import org.npcs.repository.server.membership.Delegations;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.security.CallerStanding;
import org.npcs.repository.server.security.Quotas;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers the membership operations of the contract. */
@RestController
class MembershipController implements MembershipApi {

    private final Jurisdictions jurisdictions;
    private final Clients clients;
    private final Delegations delegations;
    private final ClientKeyEndpoints keys;
    private final AnalystTokenEndpoints analystTokens;
    private final GoLiveEndpoints ways;
    private final ActivityEndpoints activities;
    private final PartnershipEndpoints partnership;
    private final StatementEndpoints statements;
    private final ParticipantEndpoints participants;
    private final Quotas quotas;
    private final Answers answers;
    private final Cursors cursors;
    private final RepositoryClock clock;
    private final RepositorySettings settings;

    MembershipController(
            Jurisdictions jurisdictions,
            Clients clients,
            Delegations delegations,
            ClientKeyEndpoints keys,
            AnalystTokenEndpoints analystTokens,
            GoLiveEndpoints ways,
            ActivityEndpoints activities,
            PartnershipEndpoints partnership,
            StatementEndpoints statements,
            ParticipantEndpoints participants,
            Quotas quotas,
            Answers answers,
            Cursors cursors,
            RepositoryClock clock,
            RepositorySettings settings) {
        this.jurisdictions = jurisdictions;
        this.clients = clients;
        this.delegations = delegations;
        this.keys = keys;
        this.analystTokens = analystTokens;
        this.ways = ways;
        this.activities = activities;
        this.partnership = partnership;
        this.statements = statements;
        this.participants = participants;
        this.quotas = quotas;
        this.answers = answers;
        this.cursors = cursors;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Mono<ResponseEntity<Caller>> getCaller(@Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var caller = request.caller();
            var client = caller.client();
            var left = quotas.left(client.clientId());
            var me = new Caller(
                            MembershipMapper.client(client),
                            caller.actor(),
                            MembershipMapper.sorted(caller.scopes()),
                            settings.environment(),
                            new Quota(left.limit(), left.remaining(), left.resetSeconds()),
                            answers.meta(request.facts()))
                    .tokenExpiresAt(caller.tokenExpiresAt())
                    .links(Answers.links("self", "/v1/me", "service", "/v1"));
            if (caller.delegation() != null) {
                me.delegation(MembershipMapper.delegation(caller.delegation(), clock.utcDay()));
            }
            var whole = caller.jurisdiction() == null
                    ? Mono.just(me)
                    : jurisdictions.get(caller.jurisdiction()).map(owner -> me.jurisdiction(
                                    MembershipMapper.jurisdiction(owner))
                            .agreement(MembershipMapper.standing(owner.agreement()))
                            .sharingProfile(MembershipMapper.standing(owner.sharingProfile())));
            return whole.map(
                    body -> ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(body));
        });
    }

    @Override
    public Mono<ResponseEntity<JurisdictionList>> listJurisdictions(Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding();
            return jurisdictions.list(cursors.open(binding, cursor), limit).map(page -> {
                var next = cursors.issue(binding, page.next());
                return ResponseEntity.ok(new JurisdictionList(
                                page.map(MembershipMapper::jurisdiction).items(),
                                page.complete(),
                                answers.meta(request.facts()))
                        .nextCursor(next)
                        .links(Answers.next(request.facts(), next)));
            });
        });
    }

    @Override
    public Mono<ResponseEntity<Jurisdiction>> getJurisdiction(String jurisdiction) {
        return CallerRequest.answer(request -> jurisdictions
                .get(jurisdiction)
                .map(found ->
                        ResponseEntity.ok(MembershipMapper.jurisdiction(found).meta(answers.meta(request.facts())))));
    }

    @Override
    public Mono<ResponseEntity<Jurisdiction>> putJurisdiction(
            String jurisdiction, Mono<Jurisdiction> body, @Nullable String ifMatch, @Nullable Integer expectedVersion) {
        return CallerRequest.answer(request -> body.flatMap(sent -> {
            if (!sent.getCode().equals(jurisdiction)) {
                throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("code"));
            }
            var expected = "*".equals(ifMatch) ? Integer.valueOf(-1) : expectedVersion;
            return jurisdictions
                    .put(request.caller(), MembershipMapper.jurisdiction(sent), expected)
                    .map(put -> ResponseEntity.status(
                                    put.outcome() == Stored.Outcome.CREATED ? HttpStatus.CREATED : HttpStatus.OK)
                            .body(MembershipMapper.jurisdiction(put.record()).meta(answers.meta(request.facts()))));
        }));
    }

    @Override
    public Mono<ResponseEntity<ClientList>> listClients(
            Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding();
            return clients.list(cursors.open(binding, cursor), limit).map(page -> {
                var next = cursors.issue(binding, page.next());
                return ResponseEntity.ok(new ClientList(
                                page.map(MembershipMapper::client).items(),
                                page.complete(),
                                answers.meta(request.facts()))
                        .nextCursor(next)
                        .links(Answers.next(request.facts(), next)));
            });
        });
    }

    @Override
    public Mono<ResponseEntity<Client>> registerClient(
            String idempotencyKey, Mono<Client> body, @Nullable String actingFor) {
        return CallerRequest.answer(request -> body.flatMap(sent -> clients.register(
                        request.caller(),
                        MembershipMapper.client(sent, request.caller().jurisdiction())))
                .map(made -> ResponseEntity.created(URI.create("/v1/clients/" + made.clientId()))
                        .body(answer(made, request))));
    }

    @Override
    public Mono<ResponseEntity<Client>> getClient(String clientId, @Nullable String actingFor) {
        return CallerRequest.answer(
                request -> clients.get(clientId).map(found -> ResponseEntity.ok(answer(found, request))));
    }

    @Override
    public Mono<ResponseEntity<ClientActivity>> getClientActivity(
            String clientId, @Nullable Instant from, @Nullable String actingFor) {
        return activities.get(clientId, from);
    }

    @Override
    public Mono<ResponseEntity<Client>> transitionClient(
            String clientId, String idempotencyKey, Mono<Transition> body, @Nullable String actingFor) {
        return CallerRequest.answer(request -> body.flatMap(step -> clients.transition(clientId, step.getTo()))
                .map(changed -> ResponseEntity.ok(answer(changed, request))));
    }

    @Override
    public Mono<ResponseEntity<DelegationList>> listDelegations(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().own(jurisdiction);
            var binding = request.binding(jurisdiction);
            return delegations.list(owner, cursors.open(binding, cursor), limit).map(page -> {
                var next = cursors.issue(binding, page.next());
                return ResponseEntity.ok(new DelegationList(
                                page.map(item -> MembershipMapper.delegation(item, clock.utcDay()))
                                        .items(),
                                page.complete(),
                                answers.meta(request.facts()))
                        .nextCursor(next)
                        .links(Answers.next(request.facts(), next)));
            });
        });
    }

    @Override
    public Mono<ResponseEntity<Delegation>> grantDelegation(
            String idempotencyKey, String jurisdiction, Mono<DelegationGrant> body, @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().own(jurisdiction);
            return body.flatMap(grant -> delegations.grant(
                            request.caller(),
                            owner,
                            grant.getClientId(),
                            Set.copyOf(grant.getScopes()),
                            grant.getFrom(),
                            grant.getUntil()))
                    .map(made -> ResponseEntity.created(
                                    URI.create("/v1/jurisdictions/" + owner + "/delegations/" + made.id()))
                            .body(answer(made, request)));
        });
    }

    @Override
    public Mono<ResponseEntity<Delegation>> getDelegation(
            UUID delegationId, String jurisdiction, @Nullable String actingFor) {
        return CallerRequest.answer(request -> delegations
                .get(request.caller().own(jurisdiction), delegationId)
                .map(found -> ResponseEntity.ok(answer(found, request))));
    }

    @Override
    public Mono<ResponseEntity<Delegation>> transitionDelegation(
            UUID delegationId,
            String idempotencyKey,
            String jurisdiction,
            Mono<Transition> body,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().own(jurisdiction);
            return body.flatMap(step -> delegations.transition(owner, delegationId, step.getTo()))
                    .map(changed -> ResponseEntity.ok(answer(changed, request)));
        });
    }

    @Override
    public Mono<ResponseEntity<ClientKeyList>> listClientKeys(
            String clientId, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return keys.list(clientId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getClientKey(String clientId, String keyId, @Nullable String actingFor) {
        return keys.get(clientId, keyId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putClientKey(
            String clientId,
            String keyId,
            Mono<ObjectNode> body,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String actingFor) {
        return keys.put(clientId, keyId, body, Precondition.of(ifMatch, ifNoneMatch, expectedVersion));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionClientKey(
            String idempotencyKey, String clientId, String keyId, Mono<Transition> body, @Nullable String actingFor) {
        return body.flatMap(step -> keys.move(clientId, keyId, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getClientKeySet(String clientId) {
        return keys.keySet(clientId);
    }

    @Override
    public Mono<ResponseEntity<AnalystTokenList>> listAnalystTokens(
            String jurisdiction, Integer limit, @Nullable String cursor) {
        return analystTokens.list(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createAnalystToken(
            String idempotencyKey, String jurisdiction, Mono<ObjectNode> body) {
        return analystTokens.create(jurisdiction, body);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getAnalystToken(String jurisdiction, UUID tokenId) {
        return analystTokens.get(jurisdiction, tokenId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionAnalystToken(
            String idempotencyKey, String jurisdiction, UUID tokenId, Mono<Transition> body) {
        return body.flatMap(step -> analystTokens.move(jurisdiction, tokenId, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<GoLive>> getGoLive(String jurisdiction) {
        return ways.get(jurisdiction);
    }

    @Override
    public Mono<ResponseEntity<GoLive>> putConformanceResult(String jurisdiction, Mono<ObjectNode> body) {
        return ways.state(jurisdiction, body);
    }

    @Override
    public Mono<ResponseEntity<GoLive>> transitionGoLive(
            String idempotencyKey, String jurisdiction, Mono<Transition> body) {
        return body.flatMap(step -> ways.move(jurisdiction, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getTeam(String jurisdiction, @Nullable String actingFor) {
        return statements.team(jurisdiction);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putTeam(
            String jurisdiction,
            Mono<ObjectNode> body,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return statements.putTeam(jurisdiction, body, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getMembership(String jurisdiction) {
        return partnership.membership(jurisdiction);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionMembership(
            String idempotencyKey, String jurisdiction, Mono<ObjectNode> body) {
        return partnership.move(jurisdiction, body);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getOnboarding(String jurisdiction) {
        return partnership.onboarding(jurisdiction);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getJurisdictionRelations(String jurisdiction, @Nullable String actingFor) {
        return statements.relations(jurisdiction);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putJurisdictionRelations(
            String jurisdiction,
            Mono<ObjectNode> body,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return statements.putRelations(jurisdiction, body, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getActivityStatement(
            String jurisdiction, String activity, @Nullable String actingFor) {
        return statements.activity(jurisdiction, activity);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putActivityStatement(
            String jurisdiction,
            String activity,
            Mono<ObjectNode> body,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return statements.putActivity(
                jurisdiction, activity, body, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listParticipants(
            @Nullable String state, Integer limit, @Nullable String cursor) {
        return participants.list(state, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getParticipant(String participant) {
        return participants.get(participant);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putParticipant(
            String participant,
            Mono<ObjectNode> body,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return participants.put(participant, body, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionParticipant(
            String idempotencyKey, String participant, Mono<ObjectNode> body) {
        return participants.move(participant, body);
    }

    private static RecordChange change(
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason);
    }

    private Client answer(CallerStanding.Client client, CallerRequest request) {
        return MembershipMapper.client(client).meta(answers.meta(request.facts()));
    }

    private Delegation answer(CallerStanding.Delegation delegation, CallerRequest request) {
        return MembershipMapper.delegation(delegation, clock.utcDay()).meta(answers.meta(request.facts()));
    }
}
