/** Rehearsals in the sandbox: what goes wrong on purpose, again and again in the same way, so that an integration can be tried. */
@NullMarked
package org.npcs.repository.sandbox.rehearsal;

import org.jspecify.annotations.NullMarked;
