/** What the operator sees of single records when it has to: for an hour, with reason and ticket, before the owner's eyes. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.sharing.emergency;
