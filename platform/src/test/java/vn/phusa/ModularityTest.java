package vn.phusa;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms of the house and the arrows between them. */
class ModularityTest {
    /** The libraries stand below the house; any room may use them. */
    private static final DescribedPredicate<JavaClass> LIBRARIES = JavaClass.Predicates.resideInAnyPackage(
            "vn.phusa.merkle..",
            "vn.phusa.vietnamese..",
            "vn.phusa.embeddedpostgres..",
            "vn.phusa.composite..",
            "vn.phusa.epcis..");

    private static final ApplicationModules MODULES = ApplicationModules.of(PhuSa.class, LIBRARIES);

    @Test
    void roomsCallOnlyWhomTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void theListOfRoomsIsTheHouseFromTheGroundUp() {
        List<String> found =
                MODULES.stream().map(room -> room.getIdentifier().toString()).toList();
        assertThat(Rooms.FROM_THE_GROUND_UP).containsExactlyInAnyOrderElementsOf(found);
        for (ApplicationModule room : MODULES) {
            int floor = Rooms.FROM_THE_GROUND_UP.indexOf(room.getIdentifier().toString());
            room.getDirectDependencies(MODULES)
                    .uniqueModules()
                    .forEach(below -> assertThat(Rooms.FROM_THE_GROUND_UP.indexOf(
                                    below.getIdentifier().toString()))
                            .as("%s calls %s, which must stand below it", room.getIdentifier(), below.getIdentifier())
                            .isLessThan(floor));
        }
    }

    @Test
    void everyRoomDeclaresWhomItMayCall() {
        for (ApplicationModule room : MODULES) {
            assertThat(room.getBasePackage()
                            .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                            .map(declared -> declared.allowedDependencies())
                            .orElseThrow(() -> new AssertionError(room.getIdentifier() + " declares nothing")))
                    .as("allowedDependencies of %s", room.getIdentifier())
                    .doesNotContain(org.springframework.modulith.ApplicationModule.OPEN_TOKEN);
        }
    }
}
