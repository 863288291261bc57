/** The sandbox: the repository with an embedded database, an embedded token issuer and invented members, from one command. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.sandbox;
