/** How members and others belong to the partnership: teams, steps of membership, onboarding, relations, participants and own reports. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.membership.partnership;
