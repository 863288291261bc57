/** Answers the analytics operations of the contract. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.analytics.web;
