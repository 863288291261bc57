/** The trail of reads, writes and refusals, chained by digests; the database writes an entry in the transaction of what it describes. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.audit;
