/** The second validator: every documented answer is compared with the schema that the contract gives for it. */
@NullMarked
package org.npcs.repository.conformance.contract;

import org.jspecify.annotations.NullMarked;
