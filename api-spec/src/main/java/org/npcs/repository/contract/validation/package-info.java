/** Judges documents by the published schemas, codes and rules, with the same findings wherever it runs. */
@NullMarked
package org.npcs.repository.contract.validation;

import org.jspecify.annotations.NullMarked;
