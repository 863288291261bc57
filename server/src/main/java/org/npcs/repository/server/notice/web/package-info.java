/** Safety notices and responses over HTTP, as documents, pages and prints. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.notice.web;
