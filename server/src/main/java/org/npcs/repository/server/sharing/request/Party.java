package org.npcs.repository.server.sharing.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;

/** The two sides of a third-party request, each with the steps that it may take. */
enum Party {
    /** The member whose data are asked for: it alone decides. */
    OWNER(Map.of(
            ThirdPartyRequest.REFERRED,
            List.of(ThirdPartyRequest.ACKNOWLEDGED),
            ThirdPartyRequest.ACKNOWLEDGED,
            List.of(ThirdPartyRequest.ANSWERED, ThirdPartyRequest.DECLINED),
            ThirdPartyRequest.ANSWERED,
            List.of(ThirdPartyRequest.CLOSED),
            ThirdPartyRequest.DECLINED,
            List.of(ThirdPartyRequest.CLOSED))),
    /** The operator, whom somebody asked: it refers, and closes what is over. */
    OPERATOR(Map.of(
            ThirdPartyRequest.REFERRED,
            List.of(ThirdPartyRequest.CLOSED),
            ThirdPartyRequest.ACKNOWLEDGED,
            List.of(ThirdPartyRequest.CLOSED),
            ThirdPartyRequest.ANSWERED,
            List.of(ThirdPartyRequest.CLOSED),
            ThirdPartyRequest.DECLINED,
            List.of(ThirdPartyRequest.CLOSED)));

    private final StateMachine steps;

    Party(Map<String, List<String>> steps) {
        this.steps = new StateMachine(steps);
    }

    static Party of(Caller caller) {
        return caller.client().kind() == ClientKind.OPERATOR ? OPERATOR : OWNER;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Refuses a step that this side does not take. */
    void require(String from, String to) {
        steps.require(from, to);
    }
}
