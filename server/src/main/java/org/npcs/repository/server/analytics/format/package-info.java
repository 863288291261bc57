/** One model of a table with its dictionary, and the forms in which it leaves: the same columns, order, names and rows in each. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.analytics.format;
