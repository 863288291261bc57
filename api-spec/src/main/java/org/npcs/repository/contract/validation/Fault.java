package org.npcs.repository.contract.validation;

/**
 * A structural finding and the true place of its cause. The place that the finding shows may be the parent instead, where
 * the name of the member itself must not be repeated.
 *
 * @param place pointer of the faulty value
 * @param missing whether nothing stands at the place
 * @param harmless whether rules may read the document as if there were no fault
 * @param finding what is reported
 */
record Fault(String place, boolean missing, boolean harmless, Finding finding) {}
