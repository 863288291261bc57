package org.npcs.repository.client.analytics;

import java.math.BigDecimal;

/**
 * A share, or another figure, that lies between two numbers.
 *
 * @param least least that it may be
 * @param most most that it may be
 */
public record ShareRange(BigDecimal least, BigDecimal most) {}
