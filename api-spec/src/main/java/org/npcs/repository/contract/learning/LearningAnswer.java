package org.npcs.repository.contract.learning;

import java.time.LocalDate;

/**
 * An answer of a history, of nobody.
 *
 * @param item key of the question
 * @param day day of the answer
 * @param correct whether it was right
 */
public record LearningAnswer(String item, LocalDate day, boolean correct) {}
