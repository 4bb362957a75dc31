package vn.phusa.document.paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An official paper before it is written in a format. Names are those valid on its date; whoever builds it asks the
 * register of parties.
 *
 * @param superiorBody the body directly above the issuing one (<i>cơ quan chủ quản</i>); null: none is named
 * @param issuingBody who issues it
 * @param number its number and sign; null: not numbered yet, a draft
 * @param place where it is issued ("Cần Thơ")
 * @param date when
 * @param kind what it is
 * @param subject <i>trích yếu</i>, without the kind ("Kết quả thực hiện Chương trình quý II năm 2026")
 * @param urgency null: ordinary
 * @param addressee after "Kính gửi:", several parted by semicolons; null: none
 * @param legalBasis sentences that begin with "Căn cứ", each without its closing mark
 * @param body in reading order
 * @param signature who signs
 * @param recipients after "Nơi nhận:", without marks; the last is where it is filed ("Lưu: VT, QLCN")
 * @param annexes after the signature, each on pages of its own, numbered anew
 */
public record OfficialPaper(
        @Nullable String superiorBody,
        String issuingBody,
        @Nullable PaperNumber number,
        String place,
        LocalDate date,
        PaperKind kind,
        String subject,
        @Nullable Urgency urgency,
        @Nullable String addressee,
        List<String> legalBasis,
        List<Block> body,
        Signature signature,
        List<String> recipients,
        List<Annex> annexes) {
    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    public OfficialPaper {
        legalBasis = List.copyOf(legalBasis);
        body = List.copyOf(body);
        recipients = List.copyOf(recipients);
        annexes = List.copyOf(annexes);
        if (issuingBody.isBlank() || subject.isBlank() || place.isBlank()) {
            throw new IllegalArgumentException("a paper names who issues it, where, and what it is about");
        }
    }

    /** Without annexes. */
    public OfficialPaper(
            @Nullable String superiorBody,
            String issuingBody,
            @Nullable PaperNumber number,
            String place,
            LocalDate date,
            PaperKind kind,
            String subject,
            @Nullable Urgency urgency,
            @Nullable String addressee,
            List<String> legalBasis,
            List<Block> body,
            Signature signature,
            List<String> recipients) {
        this(
                superiorBody,
                issuingBody,
                number,
                place,
                date,
                kind,
                subject,
                urgency,
                addressee,
                legalBasis,
                body,
                signature,
                recipients,
                List.of());
    }

    /**
     * An annex (<i>phụ lục</i>).
     *
     * @param title printed in capitals
     */
    public record Annex(String title, List<Block> body) {
        public Annex {
            body = List.copyOf(body);
            if (title.isBlank()) {
                throw new IllegalArgumentException("an annex has a title");
            }
        }

        String titleCapitals() {
            return title.toUpperCase(VIETNAMESE);
        }
    }

    /** How fast it must be handled (<i>mức độ khẩn</i>). */
    public enum Urgency {
        EXPRESS("HỎA TỐC"),
        VERY_URGENT("THƯỢNG KHẨN"),
        URGENT("KHẨN");

        private final String mark;

        Urgency(String mark) {
            this.mark = mark;
        }

        public String mark() {
            return mark;
        }
    }

    /** "Số: 05/BC-SKHCN"; a draft leaves room for the number. */
    public String numberLine() {
        return number == null ? "Số:       /" + kind.abbreviation() + "-…" : "Số: " + number;
    }

    /** "Phụ lục", with a Roman number where there are several. */
    public String annexLine(int index) {
        return annexes.size() == 1 ? "Phụ lục" : "Phụ lục " + Numbering.roman(index + 1);
    }

    /** "(Kèm theo Báo cáo số 05/BC-SKHCN ngày 05 tháng 02 năm 2026 của Sở Khoa học và Công nghệ)". */
    public String annexReference() {
        String title = kind.title();
        String name = title.substring(0, 1) + title.substring(1).toLowerCase(VIETNAMESE);
        return "(Kèm theo " + name + (number == null ? "" : " số " + number)
                + placeAndDate().substring(place.length() + 1) + " của " + issuingBody + ")";
    }

    /** "Cần Thơ, ngày 05 tháng 02 năm 2026": days below ten and the first two months carry a nought. */
    public String placeAndDate() {
        int day = date.getDayOfMonth();
        int month = date.getMonthValue();
        return place + ", ngày " + (day < 10 ? "0" : "") + day + " tháng " + (month < 3 ? "0" : "") + month + " năm "
                + date.getYear();
    }

    String issuingBodyCapitals() {
        return issuingBody.toUpperCase(VIETNAMESE);
    }

    @Nullable
    String superiorBodyCapitals() {
        return superiorBody == null ? null : superiorBody.toUpperCase(VIETNAMESE);
    }

    /** The grounds with their marks: semicolons, and a full stop at the end. */
    List<String> legalBasisLines() {
        return closed(legalBasis, ";", ".");
    }

    /** The addressees one by one. */
    public static List<String> addressees(String together) {
        return Arrays.stream(together.split("[;\\n]"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /**
     * "Kính gửi: …" for one; for several the words alone and each below, with a dash and its mark (NĐ 30/2020/NĐ-CP, Annex
     * I, part II, on the addressee).
     */
    public List<String> addresseeLines() {
        List<String> all = addressee == null ? List.of() : addressees(addressee);
        if (all.size() < 2) {
            return all.stream().map(one -> "Kính gửi: " + one).toList();
        }
        List<String> lines = new ArrayList<>(List.of("Kính gửi:"));
        lines.addAll(closed(all.stream().map(one -> "- " + one).toList(), ";", "."));
        return lines;
    }

    /** The recipients with dashes and marks. */
    List<String> recipientLines() {
        return closed(recipients.stream().map(one -> "- " + one).toList(), ";", ".");
    }

    private static List<String> closed(List<String> lines, String between, String end) {
        List<String> closed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            closed.add(lines.get(i).strip() + (i + 1 < lines.size() ? between : end));
        }
        return closed;
    }
}
