/** The shared judge: decides whether a server, or an integration that calls one, keeps the contract. */
@NullMarked
package org.npcs.repository.conformance;

import org.jspecify.annotations.NullMarked;
