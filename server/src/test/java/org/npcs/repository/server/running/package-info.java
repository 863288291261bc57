/** One sandbox for all tests of a run, and the plain means to talk to it and to look behind it. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.running;
