/** Comma-separated values as spreadsheets write and read them; hidden, may change in any release. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.internal.csv;
