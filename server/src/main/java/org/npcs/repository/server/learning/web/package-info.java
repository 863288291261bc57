/** Answers the learning operations of the contract. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.learning.web;
