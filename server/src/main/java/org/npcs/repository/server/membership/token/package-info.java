/** Read-only tokens that a member gives to programs of its analysts which cannot take part in OAuth. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.membership.token;
