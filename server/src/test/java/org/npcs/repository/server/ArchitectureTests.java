package org.npcs.repository.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.npcs.repository.server.platform.database.SqlErrors;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the code, each with the place where it would be broken first. */
class ArchitectureTests {

    private static final String SERVER = "org.npcs.repository.server";
    private static final String SANDBOX = "org.npcs.repository.sandbox";

    /** Far below what there is: it only catches a scan of the wrong place. */
    private static final int LEAST_CLASSES = 120;

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(SERVER, SANDBOX);

    private static final JavaClasses SERVED =
            CODE.that(resideInAPackage(SERVER + "..").as("belong to the server"));

    @Test
    void enoughClassesAreSeen() {
        assertThat(SERVED).hasSizeGreaterThan(LEAST_CLASSES);
        assertThat(SERVED.stream().map(JavaClass::getPackageName).distinct()).hasSizeGreaterThan(20);
    }

    @Test
    void nounsUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(RepositoryServer.class).verify();
    }

    @Test
    void theFoundationLooksOnlyDown() {
        noClasses()
                .that()
                .resideInAPackage(SERVER + ".platform..")
                .should()
                .dependOnClassesThat(resideInAPackage(SERVER + "..")
                        .and(DescribedPredicate.not(resideInAPackage(SERVER + ".platform..")))
                        .as("belong to a noun, to security or to audit"))
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage(SERVER + ".security..")
                .should()
                .dependOnClassesThat(resideInAPackage(SERVER + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(SERVER + ".security..", SERVER + ".platform..")))
                        .as("lie above security"))
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage(SERVER + ".audit..")
                .should()
                .dependOnClassesThat(resideInAPackage(SERVER + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                SERVER + ".audit..", SERVER + ".security..", SERVER + ".platform..")))
                        .as("lie above audit"))
                .check(CODE);
    }

    @Test
    void theServerDoesNotKnowTheSandbox() {
        noClasses()
                .that()
                .resideInAPackage(SERVER + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SANDBOX + "..")
                .check(CODE);
    }

    @Test
    void generatedTypesStayInWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.npcs.repository.api..")
                .check(CODE);
    }

    @Test
    void onlySqlClassesTouchTheDatabase() {
        noClasses()
                .that(DescribedPredicate.not(outermost(name -> name.startsWith("Sql"))))
                .and()
                .resideOutsideOfPackage(SERVER + ".platform.database..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.r2dbc..", "java.sql..", "javax.sql..")
                .check(SERVED);
    }

    @Test
    void sqlClassesAreNotPublicButForTheSharedOnes() {
        classes()
                .that()
                .haveSimpleNameStartingWith("Sql")
                .and()
                .doNotBelongToAnyOf(SqlRecords.class, SqlErrors.class)
                .should()
                .notBePublic()
                .check(SERVED);
    }

    @Test
    void webClassesOfNounsAreNotPublic() {
        classes()
                .that()
                .resideInAPackage("..web..")
                .and()
                .resideOutsideOfPackage(SERVER + ".platform.web..")
                .should()
                .notBePublic()
                .check(SERVED);
    }

    @Test
    void controllersAreNotPublic() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .notBePublic()
                .check(SERVED);
    }

    @Test
    void everyPackageIsIntroducedAndNullMarked() {
        var packages = CODE.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        assertThat(packages).allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                .as(each.getName())
                .isTrue());
    }

    @Test
    void aNounHasNoSubPackageButWebAndItsNamedParts() {
        var unexpected = SERVED.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !name.startsWith(SERVER + ".platform"))
                .filter(name -> !name.equals(SERVER))
                .filter(
                        name -> !name.substring(SERVER.length() + 1)
                                .matches(
                                        "[a-z]+(\\.web)?|analytics\\.(anonymity|chart|charting|disclosure|export|format|release|research|statistics|table)|incident\\.duplicate|membership\\.(golive|key|partnership|token)|exchange\\.(body|change|period|sheet|submission|webhook)|sharing\\.(disclosure|emergency|hold|policy|reading|request|withdrawal)"));
        assertThat(unexpected).isEmpty();
    }

    @Test
    void nobodyWaitsForAPublisher() {
        var waiting = Set.of("block", "blockFirst", "blockLast", "blockOptional", "toIterable", "toStream");
        noClasses()
                .should()
                .accessTargetWhere(access(
                        "waits for a publisher",
                        target -> waiting.contains(target.getName())
                                && target.getOwner().isAssignableTo("org.reactivestreams.Publisher")))
                .check(CODE);
    }

    @Test
    void theTimeIsReadFromTheInjectedClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SERVER + ".platform.clock..", SERVER + ".platform.request..")
                .and()
                .doNotHaveFullyQualifiedName(SANDBOX + ".SandboxConfiguration")
                .should()
                .accessTargetWhere(access("reads the clock of the machine", ArchitectureTests::readsTheMachine))
                .check(CODE);
    }

    private static boolean readsTheMachine(AccessTarget target) {
        var type = target.getOwner().getName();
        var parameters = target instanceof AccessTarget.CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.<String>of();
        return switch (target.getName()) {
            case "now" -> type.startsWith("java.time.") && !parameters.contains("java.time.Clock");
            case "currentTimeMillis" -> type.equals("java.lang.System");
            case "getInstance" -> type.equals("java.util.Calendar");
            case "<init>" -> type.equals("java.util.Date") && parameters.isEmpty();
            default ->
                target.getName().startsWith("system")
                        && (type.equals("java.time.Clock") || type.equals("java.time.InstantSource"));
        };
    }

    @Test
    void atLeastHalfOfTheTypesAreClosed() {
        var types = CODE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .toList();
        var open = types.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getName)
                .toList();
        assertThat(open).hasSizeLessThanOrEqualTo(types.size() / 2);
    }

    private static DescribedPredicate<JavaAccess<?>> access(String what, Predicate<AccessTarget> bad) {
        return DescribedPredicate.describe(what, access -> bad.test(access.getTarget()));
    }

    private static DescribedPredicate<JavaClass> outermost(Predicate<String> name) {
        return DescribedPredicate.describe("belong to a class whose name fits", type -> {
            var outer = type;
            while (outer.getEnclosingClass().isPresent()) {
                outer = outer.getEnclosingClass().get();
            }
            return name.test(outer.getSimpleName());
        });
    }
}
