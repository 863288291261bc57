/** Culture instruments, waves, answers, results, uses and editions over HTTP. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.culture.web;
