package vn.phusa.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two rooms that hear each other: neither answers itself, and nobody else is taken for an echo. */
class EchoTest {
    private final Echo<String> echo = new Echo<>();
    private final List<String> heard = new ArrayList<>();

    private void hear(String id) {
        echo.answer(id, () -> {
            heard.add(id);
            // The other room answers at once.
            hear(id);
        });
    }

    @Test
    void whatOneSaysOneselfIsNotAnswered() {
        hear("1");
        assertThat(heard).containsExactly("1");
    }

    @Test
    void afterwardsTheSameThingIsHeardAgain() {
        hear("1");
        hear("1");
        assertThat(heard).containsExactly("1", "1");
    }

    @Test
    void anotherThingIsHeardInBetween() {
        echo.hushAll(List.of("1", "2"), () -> {
            hear("1");
            hear("2");
            hear("3");
        });
        assertThat(heard).containsExactly("3");
    }

    @Test
    void whatSomebodyElseDoesAtTheSameMomentIsNoEcho() {
        echo.hush("1", () -> CompletableFuture.runAsync(() -> hear("1")).join());
        assertThat(heard).containsExactly("1");
    }

    @Test
    void whatFailsInBetweenLeavesNoSilenceBehind() {
        try {
            echo.hush("1", () -> {
                throw new IllegalStateException("lost");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("lost");
        }
        assertThat(echo.isOwn("1")).isFalse();
    }
}
