/** Who is calling: from the access token to a caller with a jurisdiction and scopes, before any noun is asked. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.security;
