/** What operators practise: the tests are the drills. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.operation;
