/** What an owner needs to verify its audit trail on its own machine. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.audit;
