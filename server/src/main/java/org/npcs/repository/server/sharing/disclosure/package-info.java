/** The owner's account of who was shown its records. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.sharing.disclosure;
