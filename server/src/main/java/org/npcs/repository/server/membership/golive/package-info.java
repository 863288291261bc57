/** The way of a member from the first try to live data: what is missing, who acts next, and the operator's decisions. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.membership.golive;
