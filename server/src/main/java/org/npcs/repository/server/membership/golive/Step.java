package org.npcs.repository.server.membership.golive;

/**
 * One step on the way to live data.
 *
 * @param id name of the step
 * @param title what is reached with it
 * @param done whether it is done
 * @param actor who acts next, by code
 * @param next what to do while it is not done
 * @param href where
 */
public record Step(String id, String title, boolean done, String actor, String next, String href) {}
