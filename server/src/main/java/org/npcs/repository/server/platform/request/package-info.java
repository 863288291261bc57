/** What is known about the request being answered: its identity and what its headers ask for. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.request;
