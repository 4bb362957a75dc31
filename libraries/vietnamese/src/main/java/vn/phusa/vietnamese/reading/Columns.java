package vn.phusa.vietnamese.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.phusa.vietnamese.Token;

/** Which column of a table of assignment holds what, known by the titles whatever their order and wording. */
final class Columns {

    /** What a column holds. */
    enum Column {
        TASK,
        LEAD,
        COORDINATOR,
        TIME,
        MONEY,
        OTHER
    }

    private static final Phrases TASK_NAMES = Phrases.of(
            "nội dung, nhiệm vụ, công việc, hoạt động, đề án, dự án, giải pháp, tên, đầu việc, việc, hạng mục, chương trình");
    private static final Phrases WORK_NAMES = Phrases.of("nội dung, nhiệm vụ, công việc, hoạt động, tên");
    private static final Phrases LEAD_NAMES = Phrases.of("""
            chủ trì, thực hiện, đầu mối, phụ trách, trách nhiệm, đơn vị, cơ quan, phân công, tham mưu, giao, chịu trách nhiệm""");
    private static final Phrases STRONG_LEAD_NAMES = Phrases.of("chủ trì, đầu mối, chịu trách nhiệm chính, phụ trách");
    private static final Phrases COORDINATOR_NAMES = Phrases.of(
            "phối hợp, tham gia, phối kết hợp, cùng thực hiện, đơn vị hỗ trợ, cơ quan hỗ trợ, đơn vị liên quan, cơ quan liên quan, đơn vị có liên quan, cơ quan có liên quan");
    private static final Phrases TIME_NAMES = Phrases.of(
            "thời gian, thời hạn, tiến độ, hoàn thành, hạn, thời điểm, lộ trình, kỳ hạn, mốc, kết thúc, deadline");
    /** When something begins is no deadline. */
    private static final Phrases BEGINNINGS = Phrases.of("bắt đầu, khởi công, triển khai từ, từ ngày, từ tháng");

    private static final Phrases MONEY_NAMES = Phrases.of("kinh phí, vốn, dự toán, ngân sách, số tiền");
    private static final Phrases OTHER_NAMES = Phrases.of(
            "sản phẩm, kết quả, ghi chú, chỉ tiêu, đơn vị tính, stt, tt, số tt, căn cứ, mục tiêu, họ và tên, họ tên, chức vụ, chức danh, số điện thoại, điện thoại, địa chỉ, đầu ra, trạng thái, tình trạng");
    private static final Phrases UNIT_NAMES = Phrases.of("đơn vị, cơ quan, người, tổ chức, sở, ban");
    private static final Phrases NUMBER_NAMES = Phrases.of("stt, tt, số tt, số thứ tự");

    /** Leaders over the unit that does the work: they lead only where no column names that unit. */
    private static final Phrases OVERSEERS = Phrases.of(
            "lãnh đạo, đồng chí, phó chủ tịch, phó giám đốc, người chỉ đạo, chỉ đạo, thường trực, ủy viên, trực tiếp chỉ đạo, phân công chỉ đạo");

    private static final Phrases ACTING = Phrases.of(
            "thực hiện, theo dõi, chủ trì, phụ trách, chịu trách nhiệm, báo cáo, đánh giá, tham mưu, giải quyết, tổng hợp");
    /** What a table may be about where it names no task. */
    private static final Phrases THING_NAMES = Phrases.of(
            "chỉ tiêu, mục tiêu, tiêu chí, lĩnh vực, văn bản, thủ tục, dịch vụ, sản phẩm, kết quả, danh mục, loại, vấn đề, kiến nghị");

    private static final int LONGEST_TITLE = 12;

    private Columns() {}

    /** The columns of a header; empty if the titles are not those of a table that names who leads. */
    static Map<Column, Integer> of(List<String> titles) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        boolean strongLead = false;
        List<Integer> other = new ArrayList<>();
        List<Integer> overseers = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            List<Token> title = Words.of(titles.get(i));
            if (title.isEmpty() || title.size() > LONGEST_TITLE) {
                continue;
            }
            Column column = columnOf(title);
            boolean overseer = column == Column.LEAD && OVERSEERS.isAt(title, 0, title.size());
            boolean strong = column == Column.LEAD && !overseer && holds(STRONG_LEAD_NAMES, title);
            if (overseer) {
                overseers.add(i);
                continue;
            }
            if (column == Column.LEAD && strong && !strongLead) {
                columns.put(column, i);
                strongLead = true;
            } else if (column != Column.OTHER) {
                columns.putIfAbsent(column, i);
            } else if (!OTHER_NAMES.isAt(title, 0, title.size()) && !holds(BEGINNINGS, title)) {
                other.add(i);
            }
        }
        overseers.stream().findFirst().ifPresent(index -> columns.putIfAbsent(Column.LEAD, index));
        Integer lead = columns.get(Column.LEAD);
        boolean acting = lead != null && holds(ACTING, Words.of(titles.get(lead)));
        if (acting && !columns.containsKey(Column.TASK)) {
            for (int i = 0; i < titles.size() && !columns.containsKey(Column.TASK); i++) {
                List<Token> title = Words.of(titles.get(i));
                if (!title.isEmpty() && THING_NAMES.isAt(title, 0, title.size())) {
                    columns.put(Column.TASK, i);
                }
            }
        }
        boolean assigns = columns.containsKey(Column.LEAD)
                && (columns.containsKey(Column.TASK) || columns.containsKey(Column.TIME) || strongLead);
        if (assigns) {
            other.stream().findFirst().ifPresent(index -> columns.putIfAbsent(Column.TASK, index));
        }
        return assigns ? columns : Map.of();
    }

    /** The columns of a header that names tasks and times but nobody, so that rows across the table must. */
    static Map<Column, Integer> ofGroups(List<String> titles) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < titles.size(); i++) {
            List<Token> title = Words.of(titles.get(i));
            if (!title.isEmpty() && title.size() <= LONGEST_TITLE && isTitle(titles.get(i))) {
                Column column = columnOf(title);
                if (column != Column.OTHER) {
                    columns.putIfAbsent(column, i);
                }
            }
        }
        boolean plans = columns.containsKey(Column.TASK) && columns.containsKey(Column.TIME);
        return plans && !columns.containsKey(Column.LEAD) ? columns : Map.of();
    }

    private static Column columnOf(List<Token> title) {
        boolean work = WORK_NAMES.isAt(title, 0, title.size());
        if (holds(COORDINATOR_NAMES, title) && !holds(STRONG_LEAD_NAMES, title) && !work) {
            return Column.COORDINATOR;
        }
        if (OTHER_NAMES.isAt(title, 0, title.size()) || holds(BEGINNINGS, title)) {
            return Column.OTHER;
        }
        if (holds(STRONG_LEAD_NAMES, title)) {
            return Column.LEAD;
        }
        if (holds(TIME_NAMES, title)) {
            return Column.TIME;
        }
        if (holds(MONEY_NAMES, title)) {
            return Column.MONEY;
        }
        boolean unit = UNIT_NAMES.isAt(title, 0, title.size());
        if (!unit && holds(TASK_NAMES, title)) {
            return Column.TASK;
        }
        return holds(LEAD_NAMES, title) ? Column.LEAD : Column.OTHER;
    }

    /** Whether a cell is the title of the column of running numbers. */
    static boolean isNumberTitle(String title) {
        List<Token> words = Words.of(title);
        return !words.isEmpty() && NUMBER_NAMES.lengthAt(words, 0, words.size()) == words.size();
    }

    /** Whether a line, alone, reads like a title and not like what stands under one. */
    static boolean isTitle(String line) {
        List<Token> words = Words.of(line);
        return !words.isEmpty()
                && words.size() <= LONGEST_TITLE
                && (UNIT_NAMES.lengthAt(words, 0, words.size()) == 2
                        || TASK_NAMES.isAt(words, 0, words.size())
                        || STRONG_LEAD_NAMES.isAt(words, 0, words.size())
                        || COORDINATOR_NAMES.isAt(words, 0, words.size())
                        || TIME_NAMES.isAt(words, 0, words.size())
                        || MONEY_NAMES.isAt(words, 0, words.size())
                        || OTHER_NAMES.isAt(words, 0, words.size()));
    }

    private static boolean holds(Phrases names, List<Token> title) {
        for (int i = 0; i < title.size(); i++) {
            if (names.isAt(title, i, title.size())) {
                return true;
            }
        }
        return false;
    }
}
