package org.npcs.repository.server.sharing.emergency;

import java.util.UUID;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the operator sees of a record.
 *
 * @param id identifier of the record
 * @param subject what it is
 * @param version number of the version
 * @param state state of the record
 * @param content what is seen
 * @param access under which access
 */
public record EmergencyRecord(
        UUID id, Subject subject, int version, String state, ObjectNode content, EmergencyAccess access) {}
