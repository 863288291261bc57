/** What a program hands to the change feed's consumer: where its position is kept, and what to do when it is too old. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.exchange;
