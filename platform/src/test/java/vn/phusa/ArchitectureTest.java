package vn.phusa;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How the code of every room is built. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .withImportOption(location -> !location.contains("/libraries/"))
            .importPackages("vn.phusa");

    @Test
    void recordsAndSealedTypesOfARoomKnowNeitherFrameworkNorDatabaseNorWeb() {
        classes()
                .that()
                .resideInAnyPackage("vn.phusa.*")
                .and()
                .areRecords()
                .or()
                .areEnums()
                .and()
                .resideInAnyPackage("vn.phusa.*")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..")
                        .or(resideInAPackage("org.jspecify.."))
                        .or(resideInAPackage("vn.phusa.."))
                        .or(resideInAPackage("org.springframework.web.servlet.mvc.support.."))
                        .or(resideInAPackage("org.springframework.modulith..")))
                .because("the rules of a room are pure; I/O stands at the edge")
                .check(HOUSE);
    }

    @Test
    void nobodyReadsTheSystemClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("the clock is injected, so that a test can say what day it is")
                .check(HOUSE);
    }

    @Test
    void noNameHidesWhatAClassIsFor() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(HOUSE)
                .filteredOn(type -> !type.getPackageName().startsWith("gg.jte"))
                .allSatisfy(type -> assertThat(type.getPackage().isAnnotatedWith(NullMarked.class))
                        .as("package %s has a @NullMarked package-info", type.getPackageName())
                        .isTrue());
    }
}
