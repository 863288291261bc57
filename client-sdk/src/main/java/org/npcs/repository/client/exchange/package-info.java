/** What a program brings along for the change feed: where its position is kept, and how a hint to read on is believed. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.exchange;
