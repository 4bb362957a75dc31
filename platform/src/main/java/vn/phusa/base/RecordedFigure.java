package vn.phusa.base;

import java.time.LocalDate;
import java.util.List;

/**
 * A figure with the records that it comes from.
 *
 * @param key stable, the room's name first: {@code party.fund}
 * @param name what is counted
 * @param unit "tổ chức", "%"; empty: a plain count
 * @param asOf the day it describes
 * @param source who says so
 * @param path page on which the records can be looked through
 * @param records what was counted; empty: the figure was stated as a whole
 */
public record RecordedFigure(
        String key,
        Bilingual name,
        String unit,
        double value,
        Qualifier qualifier,
        LocalDate asOf,
        String source,
        String path,
        List<Item> records) {
    public RecordedFigure {
        records = List.copyOf(records);
    }

    /** One record that was counted. @param path of its page */
    public record Item(String name, String path) {}
}
