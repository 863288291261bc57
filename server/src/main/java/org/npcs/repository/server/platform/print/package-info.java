/** What is printed or opened in a spreadsheet, whatever it tells. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.print;
