package vn.phusa.vietnamese.reading;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.phusa.vietnamese.VietnameseText;

/** The small words that the rules of reading ask for, as spelling keys, under what they mean there. */
final class SmallWords {

    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

    static final String ABOUT = key("về");
    static final String ALONGSIDE = key("cùng");
    static final String ALREADY = key("đã");
    static final String AND = key("và");
    static final String ASSIGN = key("giao");
    static final String AT = key("tại");
    static final String BEING = key("là");
    static final String BELONGING = key("thuộc");
    static final String BODY = key("chức");
    static final String BY = key("do");
    static final String DOING = key("việc");
    static final String FOR = key("cho");
    static final String FROM = key("từ");
    static final String HANDED = key("được");
    static final String HAVING = key("có");
    static final String INSIDE = key("trong");
    static final String LEADERSHIP = key("đạo");
    static final String LEADING = key("chủ");
    static final String LEVEL = key("cấp");
    static final String MUST = key("phải");
    static final String OF = key("của");
    static final String ONWARDS = key("tới");
    static final String OR = key("hoặc");
    static final String ORGANISATION = key("tổ");
    static final String PRESENTLY = key("đang");
    static final String SELF = key("tự");
    static final String SUFFERING = key("bị");
    static final String THEN = key("thì");
    static final String THIS = key("này");
    static final String TOGETHER = key("phối");
    static final String TOUCHING = key("đến");
    static final String WHERE = key("nơi");
    static final String WHICHEVER = key("nào");
    static final String WHILE = key("còn");
    static final String WITH = key("với");

    private SmallWords() {}

    static Set<String> keys(String... words) {
        Set<String> keys = new HashSet<>();
        for (String word : words) {
            keys.add(key(word));
        }
        return Set.copyOf(keys);
    }

    /** The key of a word of these rules; they are few and asked for at every word of a text. */
    static String key(String word) {
        return KEYS.computeIfAbsent(word, VietnameseText::spellingKey);
    }
}
