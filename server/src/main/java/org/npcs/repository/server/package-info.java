/** The reference implementation of the contract, one package for each noun of the charter. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server;
