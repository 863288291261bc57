/** The body of a submission, from bytes as they arrive to single records, without ever holding the whole. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.exchange.body;
