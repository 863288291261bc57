/** The second validator: documented answers, and what integrations send, are compared with the schemas of the contract. */
@NullMarked
package org.npcs.repository.conformance.contract;

import org.jspecify.annotations.NullMarked;
