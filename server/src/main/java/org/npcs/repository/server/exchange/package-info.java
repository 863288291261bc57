/** What changed comes out, and periods are accounted for; the parts stand in packages of their own. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.exchange;
