package vn.phusa.vietnamese.reading;

import java.util.List;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.Tokenizer;

/** Tells whose commitment it is from the name of the lead and the first verb. */
final class Kinds {

    private static final Phrases LOCAL = Phrases.of("""
            Sở, UBND, HĐND, Ủy ban nhân dân, Hội đồng nhân dân, Thành phố, Tỉnh, Huyện, Quận, Xã, Phường, Chi cục, Phòng, Thành đoàn, Tỉnh đoàn, Thành ủy, Tỉnh ủy, Công an thành phố, Công an tỉnh, Chủ tịch UBND, Chủ tịch Ủy ban nhân dân, Lãnh đạo thành phố, Giám đốc Sở, địa phương""");
    private static final Phrases LOCALITY = Phrases.of("thành phố, tỉnh, quận, huyện, xã, phường, địa phương, Sở");
    private static final Phrases CENTRAL = Phrases.of("""
            Bộ, Vụ, Cục, Tổng cục, Viện, Học viện, Bộ trưởng, Thứ trưởng, Chính phủ, Thủ tướng, các Bộ, Ủy ban Dân tộc, Ngân hàng Nhà nước, Kiểm toán nhà nước, Thanh tra Chính phủ, Văn phòng Chính phủ, các bộ, Tổng cục trưởng, Cục trưởng, Vụ trưởng""");
    private static final Phrases REQUESTS =
            Phrases.of("hỗ trợ, ưu tiên, đề nghị, kiến nghị, ủng hộ, quan tâm, thành lập, tạo điều kiện");
    private static final Phrases FOLLOWING_UP = Phrases.of(
            "theo dõi, đôn đốc, làm đầu mối theo dõi, là đầu mối theo dõi, giám sát việc thực hiện, tổng hợp báo cáo, kiểm tra việc thực hiện");

    private Kinds() {}

    /** @param cooperation whether the text is a programme between a ministry and a province or city */
    static CommitmentKind of(List<String> leads, String action, boolean cooperation) {
        List<Token> verbs = Tokenizer.tokens(action);
        if (FOLLOWING_UP.isAt(verbs, 0, verbs.size())) {
            return CommitmentKind.MONITORING;
        }
        List<Token> lead = Tokenizer.tokens(leads.getFirst());
        boolean central = CENTRAL.isAt(lead, 0, lead.size()) && !hasLocality(lead);
        if (central) {
            return CommitmentKind.MINISTRY_DUTY;
        }
        boolean local = LOCAL.isAt(lead, 0, lead.size());
        return cooperation && local && REQUESTS.isAt(verbs, 0, verbs.size())
                ? CommitmentKind.CITY_REQUEST
                : CommitmentKind.LOCAL_DUTY;
    }

    private static boolean hasLocality(List<Token> lead) {
        for (int i = 1; i < lead.size(); i++) {
            if (LOCALITY.isAt(lead, i, lead.size())) {
                return !lead.getFirst().text().equals("Vụ")
                        && !lead.getFirst().text().equals("Cục");
            }
        }
        return false;
    }
}
