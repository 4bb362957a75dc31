package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;

/** Which passwords are refused. */
class PasswordRulesTest {
    private static List<ProblemCode> problems(String password, String... own) {
        return PasswordRules.problemsOf("password", password, List.of(own)).stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void twelveCharactersAreTheLeast() {
        assertThat(problems("xk7 vuop 3q")).containsExactly(AccessProblem.PASSWORD_TOO_SHORT);
        assertThat(problems("xk7 vuop 3qz")).isEmpty();
    }

    @Test
    void endlessOnesAreRefusedBeforeTheyAreHashed() {
        assertThat(problems("z".repeat(PasswordRules.LONGEST + 1))).containsExactly(AccessProblem.PASSWORD_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012", "passwordpassword", "qwertyuiop123", "aaaaaaaaaaaa", "matkhau12345", "Matkhau@12345",
                "mậtkhẩu123456", "cantho123456", "anhyeuem1234", "1q2w3e4r5t6y", "Administrator1", "vietnam12345",
                "abcdefghijkl", "password2026"
            })
    void whatGuessersTryFirstIsRefused(String password) {
        assertThat(problems(password)).containsExactly(AccessProblem.PASSWORD_EASY_TO_GUESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghe-tre-song-lua-42", "bốn con vịt qua cầu", "kh4n-gi4y-vang-xoai", "zvq8 mwp2 rk5t"})
    void noKindOfCharacterIsDemanded(String password) {
        assertThat(problems(password)).isEmpty();
    }

    @Test
    void theHoldersOwnWordsAreRefused() {
        assertThat(problems("nguyenthian1990", "nguyenthian", "Nguyễn Thị An"))
                .containsExactly(AccessProblem.PASSWORD_EASY_TO_GUESS);
    }
}
