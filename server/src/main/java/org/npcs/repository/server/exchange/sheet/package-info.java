/** Results of a submission on paper and in spreadsheets. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.exchange.sheet;
