/** Answers the governance operations of the contract. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.governance.web;
