/** Gets access tokens and keeps them as long as they are good; hidden, may change in any release. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.internal.token;
