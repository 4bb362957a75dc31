package vn.phusa.composite.frame;

import java.util.Arrays;
import java.util.List;

/**
 * One thing wrong with the input, said so that the reader can find and mend it.
 *
 * @param code what is wrong
 * @param place where: file, row and column as far as they are known
 * @param details what fills the message
 */
public record Problem(ProblemCode code, Place place, List<String> details) {

    public Problem {
        details = List.copyOf(details);
    }

    /**
     * Where a problem stands.
     *
     * @param source the file or part, empty if unknown
     * @param row the row in the file, counted from 1 with the header as row 1; 0 if unknown
     * @param column the column's heading, empty if unknown
     */
    public record Place(String source, int row, String column) {

        /** No place in particular. */
        public static final Place NOWHERE = new Place("", 0, "");

        /** A cell of a file. */
        public static Place cell(String source, int row, String column) {
            return new Place(source, row, column);
        }

        /** A unit (as the row) and an indicator (as the column) of data no longer tied to a file. */
        public static Place unit(String unit, String column) {
            return new Place(unit, 0, column);
        }

        private String say(String rowWord, String columnWord) {
            StringBuilder text = new StringBuilder(source);
            if (row > 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(rowWord)
                        .append(' ')
                        .append(row);
            }
            if (!column.isEmpty()) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(columnWord)
                        .append(' ')
                        .append(column);
            }
            return text.isEmpty() ? "" : text + ": ";
        }
    }

    public static Problem of(ProblemCode code, Object... details) {
        return at(Place.NOWHERE, code, details);
    }

    public static Problem at(Place place, ProblemCode code, Object... details) {
        return new Problem(
                code, place, Arrays.stream(details).map(String::valueOf).toList());
    }

    /** The message in Vietnamese. */
    public String vietnamese() {
        return place.say("dòng", "cột") + fill(code.vietnamese());
    }

    /** The message in English. */
    public String english() {
        return place.say("row", "column") + fill(code.english());
    }

    private String fill(String template) {
        String text = template;
        for (int i = 0; i < details.size(); i++) {
            text = text.replace("{" + i + "}", details.get(i));
        }
        return text;
    }

    @Override
    public String toString() {
        return code.number() + " " + english();
    }
}
