/** The operations of the contract as the generator reads them; hidden, may change in any release. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.internal;
