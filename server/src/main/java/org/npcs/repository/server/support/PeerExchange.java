package org.npcs.repository.server.support;

import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * An exchange between members, as one of them sees it.
 *
 * @param stored what every record has; its content tells who agreed and who declined
 */
public record PeerExchange(StoredRecord stored) {

    static final String TABLE = "peer_exchange";
    static final String ASKED = "asked";
    static final String AGREED = "agreed";
    static final String DECLINED = "declined";
    static final String HELD = "held";
    static final String LEARNED = "learned";
    static final String WITHDRAWN = "withdrawn";

    static final String AGREED_BY = "agreedBy";
    static final String DECLINED_BY = "declinedBy";

    private static final StateMachine OF_ASKING = new StateMachine(Map.of(
            ASKED, List.of(WITHDRAWN),
            AGREED, List.of(HELD, WITHDRAWN),
            HELD, List.of(LEARNED),
            LEARNED, List.of(LEARNED)));
    private static final StateMachine OF_ASKED =
            new StateMachine(Map.of(ASKED, List.of(AGREED, DECLINED), AGREED, List.of(AGREED, DECLINED)));
    private static final StateMachine OF_AGREED =
            new StateMachine(Map.of(AGREED, List.of(HELD), HELD, List.of(LEARNED), LEARNED, List.of(LEARNED)));
    private static final StateMachine OF_NOBODY = new StateMachine(Map.of());

    /** The steps of a member: it agrees and declines for itself alone. */
    StateMachine steps(String member) {
        if (member.equals(stored.jurisdiction())) {
            return OF_ASKING;
        }
        if (!codes("partners").contains(member) || codes(DECLINED_BY).contains(member)) {
            return OF_NOBODY;
        }
        return codes(AGREED_BY).contains(member) ? OF_AGREED : OF_ASKED;
    }

    /** Codes that the content has under a name. */
    List<String> codes(String name) {
        return stored.content()
                .path(name)
                .valueStream()
                .map(one -> one.asString(""))
                .toList();
    }
}
