/** The published rules on the owner's own machine: the same findings as the repository's, with nothing sent. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.validation;
