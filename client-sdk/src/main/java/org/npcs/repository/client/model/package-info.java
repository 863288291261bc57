/** The documents of the contract as immutable views of JSON, generated from the bundle on a small hand-written base. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.model;
