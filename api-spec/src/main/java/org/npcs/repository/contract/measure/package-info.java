/** Judges observations of outcomes by their measures, works out published tables, and counts repeat maltreatment offline. */
@NullMarked
package org.npcs.repository.contract.measure;

import org.jspecify.annotations.NullMarked;
