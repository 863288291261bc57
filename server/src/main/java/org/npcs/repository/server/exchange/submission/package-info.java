/** Submissions: many records of one owner, taken in, worked off chunk by chunk, with a receipt and a result for each. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.exchange.submission;
