package org.npcs.repository.server.sharing.reading;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.server.platform.encryption.Unreadable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the owner of another copy of the same event shows to linked members.
 *
 * @param owner whose copy it is
 * @param content what is shared
 * @param changedOn day on which that last changed
 * @param unreadable what is shared but cannot be read just now
 */
public record LinkedCopy(String owner, ObjectNode content, LocalDate changedOn, List<Unreadable> unreadable) {}
