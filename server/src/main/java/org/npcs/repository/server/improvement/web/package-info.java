/** Answers the improvement operations of the contract. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.improvement.web;
