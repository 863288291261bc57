package org.npcs.repository.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ContractExamplesTests {

    private static final JsonNode EXAMPLES = new YAMLMapper()
            .readTree(new ByteArrayInputStream(Contract.openapi()))
            .required("components")
            .required("examples");

    @ParameterizedTest
    @CsvSource({"INCIDENT, near-fatality", "REVIEW, ssit-review"})
    void whatTheContractShowsAsACompleteDocumentKeepsEveryRule(Subject subject, String example) {
        JsonNode document = EXAMPLES.required(example).required("value");
        Verdict verdict =
                ContentValidator.published().check(subject, document, CheckContext.of(RuleCases.TODAY, Tier.FINAL));
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.announced()).isEmpty();
    }
}
