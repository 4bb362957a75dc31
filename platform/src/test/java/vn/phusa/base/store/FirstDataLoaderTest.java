package vn.phusa.base.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.phusa.base.FirstData.Selection.CAN_THO;
import static vn.phusa.base.FirstData.Selection.DEMO;
import static vn.phusa.base.FirstData.Selection.EMPTY;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FirstDataLoaderTest {

    @Test
    void aFreshDatabaseGetsWhatIsAskedFor() {
        assertThat(FirstDataLoader.fitting(CAN_THO, Set.of())).isEqualTo(CAN_THO);
        assertThat(FirstDataLoader.fitting(EMPTY, Set.of())).isEqualTo(EMPTY);
        assertThat(FirstDataLoader.fitting(DEMO, Set.of()).layers()).containsExactly(CAN_THO, DEMO);
    }

    @Test
    void anotherProvincesInstallationStaysEmptyOfCanThoAtALaterPlainStart() {
        assertThat(FirstDataLoader.fitting(CAN_THO, Set.of(EMPTY))).isEqualTo(EMPTY);
    }

    @Test
    void anotherProvincesInstallationTakesNoDemonstrationData() {
        assertThatThrownBy(() -> FirstDataLoader.fitting(DEMO, Set.of(EMPTY))).isInstanceOf(StartRefused.class);
    }

    @Test
    void canThosInstallationIsNotTurnedIntoAnEmptyOne() {
        assertThatThrownBy(() -> FirstDataLoader.fitting(EMPTY, Set.of(CAN_THO)))
                .isInstanceOf(StartRefused.class);
        assertThatThrownBy(() -> FirstDataLoader.fitting(EMPTY, Set.of(CAN_THO, DEMO)))
                .isInstanceOf(StartRefused.class);
    }

    @Test
    void demonstrationDataComesOnTopOfCanThos() {
        assertThat(FirstDataLoader.fitting(DEMO, Set.of(CAN_THO)).layers()).containsExactly(CAN_THO, DEMO);
    }
}
