/** Months of data go in and come out: submissions, the change feed and reporting periods. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.exchange;
