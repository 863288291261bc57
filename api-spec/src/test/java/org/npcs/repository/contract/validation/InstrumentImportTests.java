package org.npcs.repository.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.InstrumentVersion;
import tools.jackson.databind.node.ObjectNode;

class InstrumentImportTests {

    private static final CheckContext CONTEXT = CheckContext.of(RuleCases.TODAY, Tier.ACCEPT);

    @Test
    void everyPublishedVersionCouldBeImportedAndKeepsItsHash() {
        assertThat(Definitions.published().instrumentVersions())
                .hasSizeGreaterThan(1)
                .allSatisfy(version -> {
                    ObjectNode document = version.json();
                    assertThat(InstrumentImport.check(document, CONTEXT)).isEmpty();
                    assertThat(InstrumentVersion.of(document).contentHash()).isEqualTo(version.contentHash());
                    document.remove("contentHash");
                    assertThat(InstrumentVersion.of(document).contentHash()).isEqualTo(version.contentHash());
                });
    }

    @Test
    void aVersionWithoutLicenceOrWithAnInventedMemberIsRefused() {
        ObjectNode document = Definitions.published()
                .instrumentVersion("fixture-3", "1")
                .orElseThrow()
                .json();
        document.remove("licence");
        document.put("colour", "blue");
        assertThat(InstrumentImport.check(document, CONTEXT))
                .extracting(finding -> finding.rule() + ' ' + finding.pointer())
                .containsExactly("STR-UNKNOWN-MEMBER /colour", "STR-REQUIRED /licence");
    }
}
