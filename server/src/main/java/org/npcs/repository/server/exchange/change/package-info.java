/** The change feed of one owner: one order of all changes that no later reading alters. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.exchange.change;
