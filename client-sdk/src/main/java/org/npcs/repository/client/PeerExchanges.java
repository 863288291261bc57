package org.npcs.repository.client;

import java.util.List;
import java.util.UUID;
import org.npcs.repository.client.internal.SupportOperations;
import org.npcs.repository.client.model.PeerExchange;
import org.npcs.repository.client.model.PeerExchangeList;
import org.npcs.repository.client.model.PeerExchangeRecord;
import org.npcs.repository.client.model.PeerExchangeStep;
import org.npcs.repository.client.page.Pages;

/** Visits, consultations and calls between members. */
public final class PeerExchanges {

    private final Calls calls;

    PeerExchanges(Calls calls) {
        this.calls = calls;
    }

    /** Returns the exchanges in which the own member takes part; to those who match, all. */
    public Pages<PeerExchangeRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns the exchanges in which the own member takes part; to those who match, all. */
    public Pages<PeerExchangeRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(SupportOperations.LIST_PEER_EXCHANGES, options),
                "PeerExchangeList",
                PeerExchangeList::fromJson,
                PeerExchangeList::items,
                PeerExchangeList::nextCursor);
    }

    /**
     * Asks peers for an exchange.
     *
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public PeerExchangeRecord ask(PeerExchange exchange) {
        return ask(exchange, CallOptions.NONE);
    }

    /**
     * Asks peers for an exchange.
     *
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public PeerExchangeRecord ask(PeerExchange exchange, CallOptions options) {
        Call call = new Call(SupportOperations.CREATE_PEER_EXCHANGE, options).body(exchange.toJson());
        return calls.call(call, "PeerExchangeRecord", PeerExchangeRecord::fromJson);
    }

    /**
     * Returns an exchange.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such exchange, or the own member takes no part in it
     */
    public PeerExchangeRecord get(UUID exchange) {
        return get(exchange, CallOptions.NONE);
    }

    /**
     * Returns an exchange.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such exchange, or the own member takes no part in it
     */
    public PeerExchangeRecord get(UUID exchange, CallOptions options) {
        Call call = new Call(SupportOperations.GET_PEER_EXCHANGE, options).path("exchangeId", exchange);
        return calls.call(call, "PeerExchangeRecord", PeerExchangeRecord::fromJson);
    }

    /**
     * Agrees for the own member alone.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public PeerExchangeRecord agree(UUID exchange) {
        return agree(exchange, CallOptions.NONE);
    }

    /**
     * Agrees for the own member alone.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public PeerExchangeRecord agree(UUID exchange, CallOptions options) {
        return move(exchange, step("agreed"), options);
    }

    /**
     * Declines for the own member alone.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public PeerExchangeRecord decline(UUID exchange) {
        return decline(exchange, CallOptions.NONE);
    }

    /**
     * Declines for the own member alone.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public PeerExchangeRecord decline(UUID exchange, CallOptions options) {
        return move(exchange, step("declined"), options);
    }

    /**
     * Says that it took place.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public PeerExchangeRecord held(UUID exchange) {
        return held(exchange, CallOptions.NONE);
    }

    /**
     * Says that it took place.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public PeerExchangeRecord held(UUID exchange, CallOptions options) {
        return move(exchange, step("held"), options);
    }

    /**
     * Says what was learned, as codes of {@code peer-exchange-learning}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     * @throws org.npcs.repository.client.error.ValidationFailedException when a code is not known
     */
    public PeerExchangeRecord learned(UUID exchange, List<String> learned) {
        return learned(exchange, learned, CallOptions.NONE);
    }

    /**
     * Says what was learned, as codes of {@code peer-exchange-learning}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     * @throws org.npcs.repository.client.error.ValidationFailedException when a code is not known
     */
    public PeerExchangeRecord learned(UUID exchange, List<String> learned, CallOptions options) {
        return move(exchange, step("learned").learned(learned), options);
    }

    /**
     * Withdraws what the own member asked for.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public PeerExchangeRecord withdraw(UUID exchange) {
        return withdraw(exchange, CallOptions.NONE);
    }

    /**
     * Withdraws what the own member asked for.
     *
     * @throws org.npcs.repository.client.error.ConflictException when its state does not allow it
     */
    public PeerExchangeRecord withdraw(UUID exchange, CallOptions options) {
        return move(exchange, step("withdrawn"), options);
    }

    private static PeerExchangeStep.Builder step(String to) {
        return PeerExchangeStep.builder().to(to);
    }

    private PeerExchangeRecord move(UUID exchange, PeerExchangeStep.Builder step, CallOptions options) {
        Call call = new Call(SupportOperations.TRANSITION_PEER_EXCHANGE, options)
                .path("exchangeId", exchange)
                .body(step.build().toJson());
        return calls.call(call, "PeerExchangeRecord", PeerExchangeRecord::fromJson);
    }
}
