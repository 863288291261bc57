package org.npcs.repository.contract.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.contract.build.bundle.ContractTree;

class ContractBuildTests {

    @TempDir
    Path folder;

    @Test
    void theAuthoredContractKeepsEveryRuleAndEveryRelease() {
        ContractTree authored = new ContractTree(Path.of("").toAbsolutePath());
        assertThat(ContractBuild.problems(authored)).isEmpty();
    }

    @Test
    void bundleWritesThePublishedFiles() {
        ContractFixture.goodIn(folder.resolve("tree"));
        run("bundle", "tree", "classes");
        assertThat(folder.resolve("classes/org/npcs/repository/contract"))
                .isDirectoryContaining("glob:**/openapi.yaml")
                .isDirectoryContaining("glob:**/openapi-3.0.yaml")
                .isDirectoryContaining("glob:**/openapi.sha256")
                .isDirectoryContaining("glob:**/requirements.yaml")
                .isDirectoryContaining("glob:**/errors.yaml")
                .isDirectoryContaining("glob:**/definition");
    }

    @Test
    void checkListsEveryProblem() {
        ContractFixture.goodIn(folder.resolve("tree"))
                .breakBy("property-example")
                .breakBy("operation-text");
        assertThatThrownBy(() -> run("check", "tree"))
                .hasMessageContaining("2 problems")
                .hasMessageContaining("property-example")
                .hasMessageContaining("operation-text");
    }

    @Test
    void freezeKeepsTheContractOnce() throws IOException {
        ContractFixture.goodIn(folder.resolve("tree"));
        run("freeze", "tree");
        assertThat(Files.readString(folder.resolve("tree/releases/1.0.0/openapi.yaml")))
                .contains("version: \"1.0.0\"");
        run("check", "tree");
        assertThatThrownBy(() -> run("freeze", "tree")).hasMessageContaining("1.0.0 is frozen already");
    }

    @Test
    void freezeRefusesAContractThatBreaksARule() {
        ContractFixture.goodIn(folder.resolve("tree")).breakBy("property-example");
        assertThatThrownBy(() -> run("freeze", "tree")).hasMessageContaining("property-example");
        assertThat(folder.resolve("tree/releases")).doesNotExist();
    }

    @Test
    void anUnknownCommandIsNamed() {
        assertThatThrownBy(() -> run("publish", "tree")).hasMessageContaining("publish");
        assertThatThrownBy(() -> ContractBuild.main(new String[0])).hasMessageContaining("Expected");
    }

    private void run(String command, String... folders) {
        String[] arguments = new String[folders.length + 1];
        arguments[0] = command;
        for (int i = 0; i < folders.length; i++) {
            arguments[i + 1] = folder.resolve(folders[i]).toString();
        }
        ContractBuild.main(arguments);
    }
}
