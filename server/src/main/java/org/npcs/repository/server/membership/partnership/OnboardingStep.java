package org.npcs.repository.server.membership.partnership;

/**
 * One step until a jurisdiction takes part.
 *
 * @param id name of the step
 * @param title what is reached with it
 * @param done whether it is done
 * @param actor who acts, by code
 * @param operation operation of the contract to call
 * @param href where
 */
public record OnboardingStep(String id, String title, boolean done, String actor, String operation, String href) {}
