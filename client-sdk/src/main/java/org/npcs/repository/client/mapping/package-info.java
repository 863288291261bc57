/** The way from local codes to national ones, on the owner's own machine: find, decide, check, apply. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.mapping;
