/** In which words: instruments, code systems, dictionary elements and rules, as the standard publishes them or the operator imports them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.definition;
