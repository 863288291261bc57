/** The service itself over HTTP, and what the answers of all nouns have in common. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.web;
