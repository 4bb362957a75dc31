package vn.phusa.epcis.gs1;

import java.math.BigInteger;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/** What a part of an element string must be besides its length and character set. */
enum ContentCheck {
    CHECK_DIGIT {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return CheckDigits.hold(part, 0, part.length())
                    ? Optional.empty()
                    : part.length() < 2
                            ? refused(Gs1Rule.CHECK_DIGIT, part, "")
                            : refused(
                                    Gs1Rule.CHECK_DIGIT,
                                    part,
                                    String.valueOf(CheckDigits.of(part, 0, part.length() - 1)));
        }
    },
    CHECK_PAIR {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return CheckDigits.pairHolds(part) ? Optional.empty() : refused(Gs1Rule.CHECK_PAIR, part);
        }
    },
    /** A company prefix has at least four digits; which ones are allocated only GS1 knows. */
    COMPANY_PREFIX {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return prefix(part, 0);
        }
    },
    COMPANY_PREFIX_2 {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return prefix(part, 1);
        }
    },
    SOME_NON_DIGIT {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return part.chars().allMatch(ContentCheck::digit) ? refused(Gs1Rule.ONLY_DIGITS, part) : Optional.empty();
        }
    },
    DATE {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return date(part, 2, false);
        }
    },
    DATE_OR_MONTH {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return date(part, 2, true);
        }
    },
    LONG_DATE {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return date(part, 4, false);
        }
    },
    LONG_DATE_OR_MONTH {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return date(part, 4, true);
        }
    },
    HOUR {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return below(part, 24);
        }
    },
    MINUTE {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return below(part, 60);
        }
    },
    SECOND {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return below(part, 60);
        }
    },
    HOUR_MINUTE {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return part.length() != 4
                    ? refused(Gs1Rule.NOT_A_TIME, part)
                    : below(part.substring(0, 2), 24).or(() -> below(part.substring(2), 60));
        }
    },
    MINUS {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return !part.isEmpty() && part.chars().allMatch(c -> c == '-')
                    ? Optional.empty()
                    : refused(Gs1Rule.NOT_MINUS, part);
        }
    },
    IBAN {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return iban(part) ? Optional.empty() : refused(Gs1Rule.NOT_AN_IBAN, part);
        }
    },
    IMPORTER_INDEX {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return part.length() == 1 && CharacterSet.SET_64.holds(part.charAt(0))
                    ? Optional.empty()
                    : refused(Gs1Rule.NOT_AN_IMPORTER, part);
        }
    },
    COUNTRY {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return listed(Gs1Rule.NOT_A_COUNTRY, Codes.COUNTRY_NUMBERS.contains(part), part);
        }
    },
    COUNTRY_OR_999 {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return part.equals("999") ? Optional.empty() : COUNTRY.fault(part);
        }
    },
    COUNTRY_LETTERS {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return listed(Gs1Rule.NOT_A_COUNTRY, Codes.COUNTRY_LETTERS.contains(part), part);
        }
    },
    CURRENCY {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return listed(Gs1Rule.NOT_A_CURRENCY, Codes.CURRENCY_NUMBERS.contains(part), part);
        }
    },
    PACKAGE_TYPE {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return listed(Gs1Rule.NOT_A_PACKAGE_TYPE, Codes.PACKAGE_TYPES.contains(part), part);
        }
    },
    MEDIA_TYPE {
        @Override
        Optional<Gs1Fault> fault(String part) {
            int type = part.length() == 2 && part.chars().allMatch(ContentCheck::digit) ? Integer.parseInt(part) : 0;
            return listed(Gs1Rule.NOT_A_MEDIA_TYPE, type >= 1 && type <= 10 || type >= 80, part);
        }
    },
    SEX {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return listed(Gs1Rule.NOT_A_SEX, part.length() == 1 && "0129".contains(part), part);
        }
    },
    WINDING {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return listed(Gs1Rule.NOT_A_WINDING, part.length() == 1 && "019".contains(part), part);
        }
    },
    YES_NO {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return listed(Gs1Rule.NOT_YES_OR_NO, part.length() == 1 && "01".contains(part), part);
        }
    },
    /** Ten digits: degrees north of the south pole, seven decimals. */
    LATITUDE {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return within(part, 1_800_000_000L);
        }
    },
    /** Ten digits: degrees east of the prime meridian, seven decimals. */
    LONGITUDE {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return within(part, 3_600_000_000L);
        }
    },
    NOT_ZERO {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return part.chars().allMatch(c -> c == '0') ? refused(Gs1Rule.IS_ZERO, part) : digits(part);
        }
    },
    ZERO {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return !part.isEmpty() && part.chars().allMatch(c -> c == '0')
                    ? Optional.empty()
                    : refused(Gs1Rule.IS_NOT_ZERO, part);
        }
    },
    NO_LEADING_ZERO {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return part.startsWith("0") ? refused(Gs1Rule.LEADING_ZERO, part) : digits(part);
        }
    },
    PERCENT_ENCODED {
        @Override
        Optional<Gs1Fault> fault(String part) {
            for (int i = part.indexOf('%'); i >= 0; i = part.indexOf('%', i + 1)) {
                if (i + 2 >= part.length() || hex(part.charAt(i + 1)) < 0 || hex(part.charAt(i + 2)) < 0) {
                    return refused(Gs1Rule.PERCENT_ENCODING, part);
                }
            }
            return Optional.empty();
        }
    },
    /** Two numbers of the same number of digits: the first at least one and no more than the second. */
    PIECE_OF_TOTAL {
        @Override
        Optional<Gs1Fault> fault(String part) {
            int half = part.length() / 2;
            if (part.isEmpty() || part.length() % 2 != 0 || !part.chars().allMatch(ContentCheck::digit)) {
                return refused(Gs1Rule.NOT_A_PIECE, part);
            }
            BigInteger piece = new BigInteger(part.substring(0, half));
            BigInteger total = new BigInteger(part.substring(half));
            return piece.signum() > 0 && piece.compareTo(total) <= 0
                    ? Optional.empty()
                    : refused(Gs1Rule.NOT_A_PIECE, part);
        }
    },
    /** "2/3": the second of three. */
    POSITION_IN_SEQUENCE {
        @Override
        Optional<Gs1Fault> fault(String part) {
            int slash = part.indexOf('/');
            if (slash < 1 || slash == part.length() - 1) {
                return refused(Gs1Rule.NOT_A_SEQUENCE, part);
            }
            String position = part.substring(0, slash);
            String end = part.substring(slash + 1);
            boolean numbers = (position + end).chars().allMatch(ContentCheck::digit)
                    && position.charAt(0) != '0'
                    && end.charAt(0) != '0';
            return numbers && new BigInteger(position).compareTo(new BigInteger(end)) <= 0
                    ? Optional.empty()
                    : refused(Gs1Rule.NOT_A_SEQUENCE, part);
        }
    },
    COUPON {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return Coupon.isPaper(part) ? Optional.empty() : refused(Gs1Rule.COUPON, part);
        }
    },
    COUPON_AT_TILL {
        @Override
        Optional<Gs1Fault> fault(String part) {
            return Coupon.isAtTill(part) ? Optional.empty() : refused(Gs1Rule.COUPON, part);
        }
    };

    /** What is wrong with the part; empty when nothing is. */
    abstract Optional<Gs1Fault> fault(String part);

    /** The check that the table of identifiers calls so: {@code check-digit}. */
    static ContentCheck named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }

    static int hex(char character) {
        return character < 128 ? Character.digit(character, 16) : -1;
    }

    private static Optional<Gs1Fault> refused(Gs1Rule rule, String... arguments) {
        return Optional.of(Gs1Fault.of(rule, arguments));
    }

    private static Optional<Gs1Fault> listed(Gs1Rule rule, boolean good, String part) {
        return good ? Optional.empty() : refused(rule, part);
    }

    private static Optional<Gs1Fault> digits(String part) {
        return part.chars().allMatch(ContentCheck::digit) ? Optional.empty() : refused(Gs1Rule.NOT_A_DIGIT, part);
    }

    private static Optional<Gs1Fault> prefix(String part, int from) {
        return part.length() >= from + 4
                        && part.substring(from, from + 4).chars().allMatch(ContentCheck::digit)
                ? Optional.empty()
                : refused(Gs1Rule.COMPANY_PREFIX, part);
    }

    private static Optional<Gs1Fault> below(String part, int bound) {
        return part.length() == 2 && part.chars().allMatch(ContentCheck::digit) && Integer.parseInt(part) < bound
                ? Optional.empty()
                : refused(Gs1Rule.NOT_A_TIME, part);
    }

    private static Optional<Gs1Fault> within(String part, long bound) {
        return part.length() == 10 && part.chars().allMatch(ContentCheck::digit) && Long.parseLong(part) <= bound
                ? Optional.empty()
                : refused(Gs1Rule.NOT_A_PLACE, part);
    }

    /** YYMMDD or YYYYMMDD; two digits of a year are taken as this century's, which decides only on 29 February. */
    private static Optional<Gs1Fault> date(String part, int yearDigits, boolean dayMayBeZero) {
        if (part.length() != yearDigits + 4 || !part.chars().allMatch(ContentCheck::digit)) {
            return refused(Gs1Rule.NOT_A_DATE, part);
        }
        int year = Integer.parseInt(part.substring(0, yearDigits)) + (yearDigits == 2 ? 2000 : 0);
        int month = Integer.parseInt(part.substring(yearDigits, yearDigits + 2));
        int day = Integer.parseInt(part.substring(yearDigits + 2));
        boolean good = month >= 1
                && month <= 12
                && day <= YearMonth.of(year, month).lengthOfMonth()
                && (day > 0 || dayMayBeZero);
        return good ? Optional.empty() : refused(Gs1Rule.NOT_A_DATE, part);
    }

    /** ISO 13616: letters of the country, two check digits, capitals and digits; modulo 97 leaves 1. */
    private static boolean iban(String part) {
        if (part.length() <= 10
                || !Codes.COUNTRY_LETTERS.contains(part.substring(0, 2))
                || !part.substring(2, 4).chars().allMatch(ContentCheck::digit)) {
            return false;
        }
        int remainder = 0;
        String turned = part.substring(4) + part.substring(0, 4);
        for (int i = 0; i < turned.length(); i++) {
            char character = turned.charAt(i);
            if (digit(character)) {
                remainder = (remainder * 10 + character - '0') % 97;
            } else if (character >= 'A' && character <= 'Z') {
                remainder = (remainder * 100 + character - 'A' + 10) % 97;
            } else {
                return false;
            }
        }
        return remainder == 1;
    }
}
