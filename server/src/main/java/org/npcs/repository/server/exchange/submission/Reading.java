package org.npcs.repository.server.exchange.submission;

import java.util.UUID;

/** One attempt to read the body of a submission; only the latest one may store anything. */
record Reading(String owner, UUID id, UUID attempt) {}
