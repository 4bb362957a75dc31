package vn.phusa.vietnamese.reading;

import java.util.List;
import vn.phusa.vietnamese.Token;

/**
 * Whether a sentence without a mark of duty tells of what was done.
 *
 * <p>No single word says so: "hỗ trợ 120 doanh nghiệp" may be a target or a result. So signs are counted, a period that is over, a
 * result with its figure, a comparison with the year before, and any mark of duty or of a time to come outweighs them.
 */
final class Telling {

    private static final int ENOUGH = 3;
    private static final int MOST_RESULTS = 2;
    private static final int LONGEST_PERIOD = 8;

    private static final Phrases OVER = Phrases.of(
            "tháng đầu năm, tháng cuối năm trước, tuần qua, tháng qua, năm qua, quý vừa qua, thời gian qua, ngày qua, mùa mưa vừa qua");
    private static final Phrases PERIODS = Phrases.of("trong quý, trong tháng, trong năm, năm, quý, tháng, trong tuần");
    private static final Phrases SUCCEEDED = Phrases.of(
            "tổ chức thành công, thành công tốt đẹp, hoàn thành xuất sắc, hoàn thành vượt mức, vượt kế hoạch, được đánh giá cao");
    private static final Phrases COMPARED =
            Phrases.of("so với cùng kỳ, cùng kỳ năm, so với năm trước, so với quý trước");
    private static final Phrases RESULTS = Phrases.of("""
            chủ trì, triệt phá, bắt, bắt giữ, phát hiện, khởi tố, nghiệm thu, giải quyết, tiếp nhận, thu hút, đạt, giải ngân, xử phạt, xử lý,
            thu giữ, tiêu hủy, cứu, cấp, tư vấn, tuyên truyền được, thu hồi""");
    /** What nobody is told to do so many times. */
    private static final Phrases CAUGHT = Phrases.of("bắt giữ, triệt phá, khởi tố, thu giữ, bắt quả tang");

    private static final Phrases AHEAD = Phrases.of("""
            phấn đấu, chỉ tiêu, mục tiêu, tối thiểu, ít nhất, bảo đảm, đảm bảo, phải, cần, sẽ, tiếp tục, trước ngày, chậm nhất, đến năm, đến hết,
            hằng năm, hàng năm, hằng quý, hàng quý, hằng tháng, hàng tháng, hằng tuần, hàng tuần, hoàn thành trước, hoàn thành trong, đến ngày, mỗi""");

    private Telling() {}

    /** @param from index of the sentence's first token behind its connectives */
    static boolean isReport(List<Token> tokens, int from, int end) {
        int signs = period(tokens, from, end);
        int results = 0;
        for (int i = from; i < end; i++) {
            if (AHEAD.isAt(tokens, i, end)
                    || Lexicon.ASSIGNMENTS.isAt(tokens, i, end)
                    || Lexicon.RESPONSIBLE.isAt(tokens, i, end)) {
                return false;
            }
            signs += SUCCEEDED.isAt(tokens, i, end) ? 2 : 0;
            signs += COMPARED.isAt(tokens, i, end) ? 2 : 0;
            int caught = CAUGHT.lengthAt(tokens, i, end);
            signs += caught > 0 && isFigure(tokens, i + caught, end) ? ENOUGH : 0;
            int result = RESULTS.lengthAt(tokens, i, end);
            if (result > 0 && isFigure(tokens, i + result, end)) {
                results++;
            }
        }
        return signs + Math.min(results, MOST_RESULTS) >= ENOUGH;
    }

    private static boolean isFigure(List<Token> tokens, int i, int end) {
        int figure = i + Lexicon.AT_LEAST.lengthAt(tokens, i, end);
        return figure < end && tokens.get(figure).kind() == Token.Kind.NUMBER;
    }

    /** 2 where the sentence opens with a period that is over, 1 with one that may be, 0 with none. */
    private static int period(List<Token> tokens, int from, int end) {
        int comma = from;
        boolean over = false;
        while (comma < Math.min(end, from + LONGEST_PERIOD)
                && !tokens.get(comma).text().equals(",")) {
            over |= OVER.isAt(tokens, comma, end);
            comma++;
        }
        boolean opens = comma < end && tokens.get(comma).text().equals(",");
        if (!opens) {
            return 0;
        }
        return over ? 2 : PERIODS.isAt(tokens, from, end) ? 1 : 0;
    }
}
