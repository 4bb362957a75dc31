package vn.phusa.document.paper;

/**
 * Number and sign of a paper (<i>số, ký hiệu</i>): {@code 05/BC-SKHCN}.
 *
 * @param number in the register of the year, from 1
 * @param kind gives the first part of the sign
 * @param body abbreviation of the issuing body, for example {@code SKHCN}
 */
public record PaperNumber(int number, PaperKind kind, String body) {
    public PaperNumber {
        if (number < 1) {
            throw new IllegalArgumentException("papers are numbered from 1, not " + number);
        }
        if (body.isBlank()) {
            throw new IllegalArgumentException("the sign names the issuing body");
        }
    }

    /** Numbers below ten carry a nought in front. */
    @Override
    public String toString() {
        return (number < 10 ? "0" : "") + number + "/" + kind.abbreviation() + "-" + body;
    }

    /** For file names: without the stroke. */
    public String fileName() {
        return toString().replace('/', '-');
    }
}
