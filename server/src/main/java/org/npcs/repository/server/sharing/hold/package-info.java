/** What owners keep from being destroyed while a law, a court or an authority asks for it. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.sharing.hold;
