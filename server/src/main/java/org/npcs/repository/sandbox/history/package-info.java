/** The invented history of the sandbox: seeded incidents and reviews of the invented members, with planted answers to find again. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.sandbox.history;
