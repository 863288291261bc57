/** What a call can end with besides an answer: one sealed family of unchecked exceptions that never quote data. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.error;
