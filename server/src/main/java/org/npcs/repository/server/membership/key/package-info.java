/** Keys by which clients prove themselves: published, overlapping, retired, revoked, and read by issuers. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.membership.key;
