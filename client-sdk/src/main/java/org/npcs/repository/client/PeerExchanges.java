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

    /** Asks peers for an exchange. */
    public PeerExchangeRecord ask(PeerExchange exchange) {
        return ask(exchange, CallOptions.NONE);
    }

    /** Asks peers for an exchange. */
    public PeerExchangeRecord ask(PeerExchange exchange, CallOptions options) {
        Call call = new Call(SupportOperations.CREATE_PEER_EXCHANGE, options).body(exchange.toJson());
        return calls.call(call, "PeerExchangeRecord", PeerExchangeRecord::fromJson);
    }

    /** Returns an exchange. */
    public PeerExchangeRecord get(UUID exchange) {
        return get(exchange, CallOptions.NONE);
    }

    /** Returns an exchange. */
    public PeerExchangeRecord get(UUID exchange, CallOptions options) {
        Call call = new Call(SupportOperations.GET_PEER_EXCHANGE, options).path("exchangeId", exchange.toString());
        return calls.call(call, "PeerExchangeRecord", PeerExchangeRecord::fromJson);
    }

    /** Agrees for the own member alone. */
    public PeerExchangeRecord agree(UUID exchange) {
        return agree(exchange, CallOptions.NONE);
    }

    /** Agrees for the own member alone. */
    public PeerExchangeRecord agree(UUID exchange, CallOptions options) {
        return move(exchange, PeerExchangeStep.builder().to("agreed").build(), options);
    }

    /** Declines for the own member alone. */
    public PeerExchangeRecord decline(UUID exchange) {
        return decline(exchange, CallOptions.NONE);
    }

    /** Declines for the own member alone. */
    public PeerExchangeRecord decline(UUID exchange, CallOptions options) {
        return move(exchange, PeerExchangeStep.builder().to("declined").build(), options);
    }

    /** Says that it took place. */
    public PeerExchangeRecord held(UUID exchange) {
        return held(exchange, CallOptions.NONE);
    }

    /** Says that it took place. */
    public PeerExchangeRecord held(UUID exchange, CallOptions options) {
        return move(exchange, PeerExchangeStep.builder().to("held").build(), options);
    }

    /** Says what was learned, as codes of {@code peer-exchange-learning}. */
    public PeerExchangeRecord learned(UUID exchange, List<String> learned) {
        return learned(exchange, learned, CallOptions.NONE);
    }

    /** Says what was learned, as codes of {@code peer-exchange-learning}. */
    public PeerExchangeRecord learned(UUID exchange, List<String> learned, CallOptions options) {
        return move(
                exchange,
                PeerExchangeStep.builder().to("learned").learned(learned).build(),
                options);
    }

    /** Withdraws what the own member asked for. */
    public PeerExchangeRecord withdraw(UUID exchange) {
        return withdraw(exchange, CallOptions.NONE);
    }

    /** Withdraws what the own member asked for. */
    public PeerExchangeRecord withdraw(UUID exchange, CallOptions options) {
        return move(exchange, PeerExchangeStep.builder().to("withdrawn").build(), options);
    }

    private PeerExchangeRecord move(UUID exchange, PeerExchangeStep step, CallOptions options) {
        Call call = new Call(SupportOperations.TRANSITION_PEER_EXCHANGE, options)
                .path("exchangeId", exchange.toString())
                .body(step.toJson());
        return calls.call(call, "PeerExchangeRecord", PeerExchangeRecord::fromJson);
    }
}
