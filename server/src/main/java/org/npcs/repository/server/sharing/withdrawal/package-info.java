/** What owners take back: the effects before, the destruction, and the certificate after. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.sharing.withdrawal;
