/** What a look at the way between a program and the repository found. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.diagnosis;
