/** The command line: what the SDK does, for people and schedulers. Prints to the caller's own screen, logs nothing. */
@NullMarked
package org.npcs.repository.cli;

import org.jspecify.annotations.NullMarked;
