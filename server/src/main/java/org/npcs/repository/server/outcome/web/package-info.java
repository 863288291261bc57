/** Answers the outcome operations of the contract. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.outcome.web;
