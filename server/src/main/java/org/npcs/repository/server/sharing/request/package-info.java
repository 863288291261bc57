/** What happens when somebody asks the operator for data of a member: it is referred to the member. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.sharing.request;
