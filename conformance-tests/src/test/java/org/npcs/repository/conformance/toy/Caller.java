package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.util.Set;

/** Who calls, for whom, and with what rights. */
record Caller(String clientId, String jurisdiction, Set<String> scopes, String kind, Instant expires) {}
