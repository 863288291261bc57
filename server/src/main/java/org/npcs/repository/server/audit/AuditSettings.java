package org.npcs.repository.server.audit;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit trail.
 *
 * @param auditSigningKeys files of private ed25519 keys, PKCS #8 in PEM, the one that signs first; the sandbox makes one for
 *     itself
 */
@ConfigurationProperties("npcs")
record AuditSettings(@DefaultValue List<String> auditSigningKeys) {}
