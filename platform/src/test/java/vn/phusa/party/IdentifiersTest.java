package vn.phusa.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of organisations and people: domain rule 18 and the check digits. */
class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(strings = {"H13", "A01", "Y99", "H13.07", "H13.7.KHCN.01", "h13.07"})
    void anAgencyHasALetterTwoDigitsAndGroupsAfterDots(String code) {
        assertThat(OrganisationCode.read(code).map(OrganisationCode::scheme)).contains(OrganisationCode.Scheme.AGENCY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H1", "13H", "H13.", "H13..07", "H13.0-7", "000.00.00.H13", "H137", ""})
    void anythingElseIsNoAgencyCode(String code) {
        assertThat(OrganisationCode.read(code)).isEmpty();
    }

    @Test
    void aCodeHasAtMostThirtyFiveCharacters() {
        String longest = "H13." + "A".repeat(31);
        assertThat(OrganisationCode.read(longest)).isPresent();
        assertThat(OrganisationCode.read(longest + "A")).isEmpty();
    }

    @Test
    void otherBodiesHaveZAndTwoDigitsThenNoSeparator() {
        assertThat(OrganisationCode.read("Z01ABC123").map(OrganisationCode::scheme))
                .contains(OrganisationCode.Scheme.REGISTERED);
        assertThat(OrganisationCode.read("Z01." + "123")).isEmpty();
        assertThat(OrganisationCode.read("Z00123")).isEmpty();
        assertThat(OrganisationCode.read("Z01")).isEmpty();
        assertThat(OrganisationCode.read("Z01" + "1".repeat(32))).isPresent();
        assertThat(OrganisationCode.read("Z01" + "1".repeat(33))).isEmpty();
    }

    @Test
    void aBusinessIsCodedByItsRegistrationNumber() {
        assertThat(OrganisationCode.read("0100109106").map(OrganisationCode::scheme))
                .contains(OrganisationCode.Scheme.BUSINESS);
    }

    @Test
    void codesOfUnitsStandBelowTheirAgency() {
        OrganisationCode city = OrganisationCode.read("H13").orElseThrow();
        OrganisationCode department = OrganisationCode.read("H13.07").orElseThrow();
        OrganisationCode elsewhere = OrganisationCode.read("H14.07").orElseThrow();
        assertThat(department.isBelow(city)).isTrue();
        assertThat(elsewhere.isBelow(city)).isFalse();
        assertThat(city.isBelow(city)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0100109106", "0101243150", "0100109106-001", "0100109106001", "0100 109 106"})
    void aTaxCodeHasTenDigitsWithACheckDigitAndPerhapsABranch(String code) {
        assertThat(TaxCode.read(code)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0100109107", "1000109106", "010010910", "0100109106-01", "01001O9106"})
    void aWrongDigitInATaxCodeIsFound(String code) {
        assertThat(TaxCode.read(code)).isEmpty();
    }

    @Test
    void everySingleWrongDigitInATaxCodeIsFound() {
        String right = "0100109106";
        for (int place = 0; place < right.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != right.charAt(place)) {
                    String wrong = right.substring(0, place) + digit + right.substring(place + 1);
                    assertThat(TaxCode.read(wrong)).as(wrong).isEmpty();
                }
            }
        }
    }

    @Test
    void aBranchIsWrittenAfterADash() {
        assertThat(IdentifierScheme.TAX_CODE.read(" 0100109106001 ")).contains("0100109106-001");
    }

    @Test
    void aLocationNumberHasThirteenDigitsWithTheCheckDigitOfGs1() {
        assertThat(IdentifierScheme.GLN.read("8938501119995")).contains("8938501119995");
        assertThat(IdentifierScheme.GLN.read("893 8501 119995")).contains("8938501119995");
        assertThat(IdentifierScheme.GLN.read("8938501119994")).isEmpty();
        assertThat(IdentifierScheme.GLN.read("89385011199951")).isEmpty();
    }

    @Test
    void anOrcidHasItsCheckCharacterAndIsWrittenInFours() {
        assertThat(IdentifierScheme.ORCID.read("0000000218250097")).contains("0000-0002-1825-0097");
        assertThat(IdentifierScheme.ORCID.read("0000-0002-1694-233x")).contains("0000-0002-1694-233X");
        assertThat(IdentifierScheme.ORCID.read("0000-0002-1825-0098")).isEmpty();
    }

    @Test
    void otherCodesAreKeptAsTheyAreButNeitherEmptyNorEndless() {
        assertThat(IdentifierScheme.OTHER.read(" PIC 999 ")).contains("PIC 999");
        assertThat(IdentifierScheme.OTHER.read("  ")).isEmpty();
        assertThat(IdentifierScheme.OTHER.read("x".repeat(IdentifierScheme.LONGEST + 1)))
                .isEmpty();
    }
}
