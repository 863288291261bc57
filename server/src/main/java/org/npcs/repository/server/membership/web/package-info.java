/** Membership over HTTP: who am I, jurisdictions, clients and delegations. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.membership.web;
