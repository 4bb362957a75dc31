package vn.phusa.party;

import java.util.Locale;
import java.util.Optional;

/** Who gives the code, and how a code of that scheme is checked. */
public enum IdentifierScheme {
    /** Mã định danh điện tử của cơ quan, tổ chức (QĐ 20/2020/QĐ-TTg). */
    ORGANISATION_CODE {
        @Override
        public Optional<String> read(String written) {
            return OrganisationCode.read(written).map(OrganisationCode::value);
        }
    },
    /** Mã số doanh nghiệp, mã số thuế: ten digits with a check digit, and {@code -NNN} for a branch. */
    TAX_CODE {
        @Override
        public Optional<String> read(String written) {
            return TaxCode.read(written).map(TaxCode::toString);
        }
    },
    /** GS1 Global Location Number: thirteen digits with a check digit. */
    GLN {
        @Override
        public Optional<String> read(String written) {
            String digits = withoutSpaces(written);
            return digits.matches("\\d{13}") && CheckDigits.gs1Holds(digits) ? Optional.of(digits) : Optional.empty();
        }
    },
    /** ORCID of a researcher: sixteen characters, ISO 7064 MOD 11-2. */
    ORCID {
        @Override
        public Optional<String> read(String written) {
            String code = withoutSpaces(written).replace("-", "").toUpperCase(Locale.ROOT);
            return code.matches("\\d{15}[0-9X]") && CheckDigits.iso7064Mod11Radix2Holds(code)
                    ? Optional.of(code.replaceAll("(.{4})(?!$)", "$1-"))
                    : Optional.empty();
        }
    },
    /** Số giấy chứng nhận đăng ký hoạt động khoa học và công nghệ; opaque. */
    SCIENCE_REGISTRATION,
    /** Mã số đơn vị có quan hệ với ngân sách; opaque. */
    BUDGET_UNIT_CODE,
    /** Any other code, written with the name of who gives it ("PIC 999999999"); opaque. */
    OTHER;

    /** Longest code that is kept. */
    public static final int LONGEST = 100;

    /** The code in its written form; empty when this scheme cannot have given it. */
    public Optional<String> read(String written) {
        String stripped = written.strip();
        return stripped.isEmpty() || stripped.length() > LONGEST ? Optional.empty() : Optional.of(stripped);
    }

    public String wordingKey() {
        return "party.scheme." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String withoutSpaces(String written) {
        return written.replaceAll("\\s", "");
    }
}
