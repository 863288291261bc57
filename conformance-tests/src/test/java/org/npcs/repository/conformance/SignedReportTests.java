package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.conformance.http.Recording;
import org.npcs.repository.conformance.seal.Seal;
import org.npcs.repository.conformance.toy.Toy;

/** What a vendor hands over is as it was signed, and its exchanges say what it says. */
class SignedReportTests {

    private static final String[] CHECKS = {
        "--only", "INC-001", "--only", "INC-004", "--only", "PLT-002", "--only", "SEC-002", "--only", "EXC-001"
    };

    @TempDir
    static Path directory;

    private static Path report = Path.of("");
    private static Path key = Path.of("");

    @BeforeAll
    static void judgeAServerAndSign() {
        report = directory.resolve("report");
        key = directory.resolve("kit.pem");
        assertThat(Conformance.run("--new-key", key.toString())).isZero();
        try (Toy toy = Toy.start()) {
            assertThat(run(toy, report, CHECKS)).isZero();
        }
    }

    private static int run(Toy toy, Path into, String... more) {
        String[] always = {
            "--base-url",
            toy.baseUrl(),
            "--report",
            into.toString(),
            "--sign-with",
            key.toString(),
            "--product",
            "Toy 1.0",
            "--seed",
            "5"
        };
        return Conformance.run(Stream.concat(Stream.of(always), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void aReportVerifiesAndSaysThatAPartIsNoClaim() {
        assertThat(Conformance.run("--verify", report.toString())).isZero();
        assertThat(Conformance.run("--verify", report.toString(), "--trusted-key", key + ".pub"))
                .isZero();
        String said = said("--verify", report.toString());
        assertThat(said).contains("Toy 1.0", "no claim of conformance", "not all checks of the profile ran");
        assertThat(report.resolve("badge.svg")).doesNotExist();
    }

    @Test
    void anotherKeyThanTheTrustedOneIsNoticed() {
        Path other = directory.resolve("other.pem");
        Conformance.run("--new-key", other.toString());

        assertThat(Conformance.run("--verify", report.toString(), "--trusted-key", other + ".pub"))
                .isEqualTo(1);
    }

    static List<String> files() {
        return List.of("report.json", "report.xml", "report.html", Recording.FILE, Seal.FILE);
    }

    @ParameterizedTest
    @MethodSource("files")
    void oneAlteredByteIsNoticed(String name) throws IOException {
        Random random = new Random(name.hashCode());
        byte[] whole = Files.readAllBytes(report.resolve(name));
        for (int i = 0; i < 40; i++) {
            Path copy = copy("altered");
            byte[] altered = whole.clone();
            int at = random.nextInt(altered.length);
            altered[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(copy.resolve(name), altered);

            assertThat(Conformance.run("--verify", copy.toString()))
                    .as("byte %d", at)
                    .isNotZero();
        }
    }

    @Test
    void aFileThatIsMissingOrAddedIsNoticed() throws IOException {
        Path less = copy("less");
        Files.delete(less.resolve("report.html"));
        Path more = copy("more");
        Files.writeString(more.resolve("badge.svg"), "<svg/>");

        assertThat(said("--verify", less.toString())).contains("report.html is missing");
        assertThat(said("--verify", more.toString())).contains("badge.svg was added");
    }

    @Test
    void aReportWithoutASignatureProvesNothing() throws IOException {
        Path unsigned = copy("unsigned");
        Files.delete(unsigned.resolve(Seal.FILE));

        assertThat(Conformance.run("--verify", unsigned.toString())).isEqualTo(1);
        assertThat(said("--verify", unsigned.toString())).contains("NOT VALID: report.jws is missing");
    }

    @Test
    void anUnsignedRunLeavesNoSignatureOfTheOneBefore() throws IOException {
        Path again = copy("again");
        try (Toy toy = Toy.start()) {
            Conformance.run("--base-url", toy.baseUrl(), "--report", again.toString(), "--only", "INC-001");
        }

        assertThat(again.resolve(Seal.FILE)).doesNotExist();
    }

    @Test
    void theRecordedExchangesSayTheSameAgainWithoutTheServer() {
        String said = said("--judge-again", report.toString());

        assertThat(said).contains("VALID", " 0 differ, 0 could not be judged again");
        assertThat(Conformance.run("--judge-again", report.toString())).isZero();
    }

    @Test
    void aWholeRunIsAClaimWithABadgeAndSaysTheSameAgain() throws IOException {
        Path whole = directory.resolve("whole");
        try (Toy toy = Toy.start()) {
            assertThat(run(toy, whole)).isZero();
        }

        assertThat(Files.readString(whole.resolve("badge.svg"))).contains("server", "passes");
        String said = said("--judge-again", whole.toString(), "--trusted-key", key + ".pub");
        assertThat(said).contains("a claim of conformance");
        assertThat(said.lines().filter(line -> line.startsWith("DIFFERS"))).isEmpty();
        assertThat(said.lines().filter(line -> line.startsWith("NOT JUDGED AGAIN")))
                .hasSizeLessThan(15);
    }

    @Test
    void exchangesThatSayOtherwiseThanTheReportAreNoticedWhoeverSigned() throws IOException {
        Path copy = copy("forged");
        Files.delete(copy.resolve(Seal.FILE));
        String lines = unzipped(copy.resolve(Recording.FILE));
        String forged = lines.replace("\"status\":201", "\"status\":200");
        assertThat(forged).isNotEqualTo(lines);
        try (var zip = new GZIPOutputStream(Files.newOutputStream(copy.resolve(Recording.FILE)))) {
            zip.write(forged.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Conformance.run("--judge-again", copy.toString())).isEqualTo(1);
        assertThat(said("--judge-again", copy.toString())).contains("DIFFERS incident.");
    }

    @Test
    void noSecretIsInTheRecording() throws IOException {
        assertThat(unzipped(report.resolve(Recording.FILE)))
                .contains("\"method\"")
                .doesNotContain("sandbox-secret")
                .doesNotContainPattern("eyJ[A-Za-z0-9_-]{8,}\\.eyJ");
    }

    private static String unzipped(Path file) throws IOException {
        try (var zip = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path copy(String name) throws IOException {
        Path copy = Files.createDirectories(directory.resolve(name));
        try (Stream<Path> files = Files.list(report)) {
            for (Path file : files.toList()) {
                Files.write(copy.resolve(String.valueOf(file.getFileName())), Files.readAllBytes(file));
            }
        }
        return copy;
    }

    /** What the command prints. */
    private static synchronized String said(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Conformance.run(arguments);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
