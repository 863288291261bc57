package org.npcs.repository.contract.build.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.contract.build.ContractFixture;
import org.npcs.repository.contract.build.bundle.Bundler;
import org.npcs.repository.contract.build.release.Artifact;

class GuardTests {

    private static final String SCHEMA = "incident/schemas/Incident.yaml";

    @TempDir
    Path folder;

    private ContractFixture contract;

    @BeforeEach
    void releaseTheGoodContract() {
        contract = ContractFixture.goodIn(folder);
        freeze();
    }

    @Test
    void aContractWithoutReleasesMayShip() throws IOException {
        Path none = Files.createDirectory(folder.resolve("none"));
        assertThat(Guard.check(artifact(), none)).isEmpty();
    }

    @Test
    void theReleasedContractItselfMayShip() {
        assertThat(check()).isEmpty();
    }

    @Test
    void aChangeOfWordsNeedsTheNextPatchVersion() {
        contract.set(SCHEMA, "/description", "Other words.");
        assertThat(check()).singleElement().asString().contains("info.version is 1.0.0 (expected: 1.0.1");
        assertThat(checkAs("1.0.1")).isEmpty();
        assertThat(checkAs("1.1.0")).hasSize(1);
    }

    @Test
    void anotherOrderOfKeysNeedsTheNextPatchVersion() {
        contract.remove(SCHEMA, "/x-since").set(SCHEMA, "/x-since", "1.0.0");
        assertThat(check()).singleElement().asString().contains("expected: 1.0.1");
        assertThat(checkAs("1.0.1")).isEmpty();
    }

    @Test
    void aNewOptionalThingNeedsTheNextMinorVersion() {
        contract.set(
                SCHEMA, "/properties/colour", Map.of("type", "string", "description", "Colour.", "example", "red"));
        assertThat(checkAs("1.0.1")).singleElement().asString().contains("expected: 1.1.0");
        assertThat(checkAs("1.1.0")).isEmpty();
        assertThat(checkAs("1.2.0")).hasSize(1);
    }

    @Test
    void aBreakingChangeCannotShipUnderTheSameMajorVersion() {
        contract.remove(SCHEMA, "/properties/tags");
        assertThat(checkAs("1.1.0"))
                .anySatisfy(
                        problem -> assertThat(problem)
                                .contains(
                                        "Breaks 1.0.0: response-property-removed  /components/schemas/Incident/properties/tags"))
                .anySatisfy(problem -> assertThat(problem).contains("expected: 2.0.0"));
    }

    @Test
    void aNewMajorVersionIsNotComparedWithTheOldOne() {
        contract.remove(SCHEMA, "/properties/tags");
        assertThat(checkAs("2.0.0")).isEmpty();
    }

    @Test
    void aHigherVersionWithoutAnyChangeIsRefused() {
        contract.set("openapi.yaml", "/info/version", "1.1.0");
        assertThat(check()).singleElement().asString().contains("info.version is 1.1.0 (expected: 1.0.1");
    }

    @Test
    void aSecondReleaseIsComparedWithBothEarlierOnes() {
        contract.set(
                SCHEMA, "/properties/colour", Map.of("type", "string", "description", "Colour.", "example", "red"));
        contract.set("openapi.yaml", "/info/version", "1.1.0");
        freeze();
        contract.remove(SCHEMA, "/properties/colour").remove(SCHEMA, "/properties/tags");
        assertThat(checkAs("1.2.0"))
                .filteredOn(problem -> problem.startsWith("Breaks 1.0.0"))
                .hasSize(1);
        assertThat(checkAs("1.2.0"))
                .filteredOn(problem -> problem.startsWith("Breaks 1.1.0"))
                .hasSize(2);
    }

    @Test
    void aWaiverTurnsABreakingChangeIntoAMinorVersion() {
        contract.remove(SCHEMA, "/properties/tags");
        waive("response-property-removed", "1.0.0", "No server ever filled this member.", "2027-01-15");
        assertThat(checkAs("1.1.0")).isEmpty();
    }

    @Test
    void aWaiverForAnotherPlaceRuleOrReleaseWaivesNothingAndIsRefused() {
        contract.remove(SCHEMA, "/properties/tags");
        waive("type-changed", "1.0.0", "No server ever filled this member.", "2027-01-15");
        assertThat(checkAs("1.1.0"))
                .anySatisfy(problem -> assertThat(problem).startsWith("Breaks 1.0.0"))
                .anySatisfy(problem -> assertThat(problem).startsWith("This waiver waives nothing"));
        waive("response-property-removed", "1.0.1", "No server ever filled this member.", "2027-01-15");
        assertThat(checkAs("1.1.0"))
                .anySatisfy(problem -> assertThat(problem).startsWith("This waiver waives nothing"));
    }

    @Test
    void aWaiverWithoutReasonOrDateIsRefused() {
        contract.remove(SCHEMA, "/properties/tags");
        waive("response-property-removed", "1.0.0", "Because.", "2027-01-15");
        assertThat(checkAs("1.1.0")).singleElement().asString().contains("a reason of at least 20 characters");
        waive("response-property-removed", "1.0.0", "No server ever filled this member.", "soon");
        assertThat(checkAs("1.1.0")).singleElement().asString().contains("expected: a date");
    }

    @Test
    void aChangedFileOfAReleaseIsNoticed() throws IOException {
        Path frozen = folder.resolve("releases/1.0.0/openapi.yaml");
        Files.writeString(frozen, Files.readString(frozen).replace("A stored incident.", "Something else."));
        assertThat(check()).containsExactly("releases/1.0.0 is not what was frozen: its digests do not fit");
    }

    @Test
    void aFileAddedToAReleaseIsNoticed() throws IOException {
        Files.writeString(folder.resolve("releases/1.0.0/definition/rules/late.yaml"), "- id: LATE\n");
        assertThat(check()).containsExactly("releases/1.0.0 is not what was frozen: its digests do not fit");
    }

    @Test
    void aRemovedCodeProblemOrRequirementIsBreaking() {
        contract.remove("definition/code-systems/incident-kind.yaml", "/codes/1");
        contract.remove("platform/errors.yaml", "/problems/1");
        contract.remove("incident/requirements.yaml", "/requirements/2");
        assertThat(checkAs("1.1.0"))
                .filteredOn(problem -> problem.startsWith("Breaks 1.0.0: entry-removed"))
                .hasSize(3);
    }

    @Test
    void movingAnElementToAnotherFileIsNoDifferenceButNeedsAPatch() {
        contract.write(
                "definition/elements/kind.yaml",
                "- id: incident.kind\n  definition: The kind of incident.\n  usage: required\n");
        contract.remove("definition/elements/incident.yaml", "/1");
        assertThat(checkAs("1.0.1")).isEmpty();
    }

    private List<String> checkAs(String version) {
        contract.set("openapi.yaml", "/info/version", version);
        return check();
    }

    private List<String> check() {
        return Guard.check(artifact(), folder.resolve("releases"));
    }

    private Artifact artifact() {
        return Artifact.of(contract.tree(), Bundler.bundle(contract.tree()));
    }

    private void freeze() {
        String version = Bundler.bundle(contract.tree()).version();
        artifact().frozen().writeTo(folder.resolve("releases").resolve(version));
    }

    private void waive(String rule, String release, String reason, String date) {
        contract.write(
                "releases/waivers.yaml",
                "waivers:\n  - rule: " + rule + "\n    release: " + release
                        + "\n    at: /components/schemas/Incident/properties/tags\n    reason: " + reason
                        + "\n    date: " + date + "\n");
    }
}
