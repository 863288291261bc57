/** How a client proves who it is: with a secret, with a key of its own, or with tokens that the program brings. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.auth;
