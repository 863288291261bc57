/** The files and loops behind uploads and the change feed; hidden, may change in any release. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.internal.exchange;
