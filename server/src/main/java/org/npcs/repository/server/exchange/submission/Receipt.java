package org.npcs.repository.server.exchange.submission;

/**
 * What a request to take a submission is answered with.
 *
 * @param repeated whether an earlier request with the key and the body took it
 */
public record Receipt(Submission submission, boolean repeated) {}
