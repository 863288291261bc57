package org.npcs.repository.server.platform.guard;

import java.util.function.Predicate;

/**
 * One thing that must hold before the server may start.
 *
 * @param setting name of the setting at fault
 * @param demand what it must be, as a sentence without any value
 * @param holds whether it is so
 */
record StartCheck(String setting, String demand, Predicate<StartSettings> holds) {}
