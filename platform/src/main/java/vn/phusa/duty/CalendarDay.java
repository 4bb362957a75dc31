package vn.phusa.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import vn.phusa.base.Bilingual;

/**
 * A day on which the working calendar departs from the plain week of Monday to Friday, or which is a public holiday
 * whatever day of the week it falls on.
 *
 * @param name what the day is
 * @param source the law or announcement that says so
 * @param provisional not officially announced yet; due dates that rest on it say so
 */
public record CalendarDay(LocalDate date, Kind kind, Bilingual name, String source, boolean provisional) {

    /** How a day departs from the plain week. */
    public enum Kind {
        /** Ngày lễ, Tết (Labour Code 45/2019/QH14, Article 112). */
        HOLIDAY("holiday", false),
        /** Nghỉ bù: in lieu of a holiday that fell on a weekly rest day (Article 111(3)). */
        IN_LIEU("in-lieu", false),
        /** Nghỉ hoán đổi: a working day made a rest day by announcement, worked on another day. */
        SWAPPED_REST("swapped-rest", false),
        /** Làm bù: a weekly rest day that is worked for a swapped one. */
        SWAPPED_WORK("swapped-work", true),
        /** An ordinary day: takes back an earlier entry. */
        ORDINARY("ordinary", false);

        private final String code;
        private final boolean working;

        Kind(String code, boolean working) {
            this.code = code;
            this.working = working;
        }

        /** Whether a day of that date can be such a day: rest is taken from the week, work from the weekend. */
        public boolean fits(LocalDate date) {
            return switch (this) {
                case HOLIDAY, ORDINARY -> true;
                case IN_LIEU, SWAPPED_REST -> !weekend(date);
                case SWAPPED_WORK -> weekend(date);
            };
        }

        /** As written in the yearly data and in the database. */
        public String code() {
            return code;
        }

        public static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of day is called " + code);
        }
    }

    /** Whether offices work on this day. */
    public boolean working() {
        return kind == Kind.ORDINARY ? !weekend(date) : kind.working;
    }

    /** Saturday and Sunday: offices work five days a week (Decision 188/1999/QĐ-TTg). */
    static boolean weekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
