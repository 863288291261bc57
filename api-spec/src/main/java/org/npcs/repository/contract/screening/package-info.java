/** Screens free text for what could point to a person, and for words of blame, in the same way wherever it runs. */
@NullMarked
package org.npcs.repository.contract.screening;

import org.jspecify.annotations.NullMarked;
