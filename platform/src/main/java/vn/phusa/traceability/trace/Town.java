package vn.phusa.traceability.trace;

import java.util.List;

/** A town by which people find their way. */
public record Town(String name, Point point) {
    /** Cities of Việt Nam, at their centres. */
    public static final List<Town> KNOWN = List.of(
            new Town("Hà Nội", new Point(21.03, 105.85)),
            new Town("Hải Phòng", new Point(20.86, 106.68)),
            new Town("Huế", new Point(16.46, 107.59)),
            new Town("Đà Nẵng", new Point(16.05, 108.21)),
            new Town("TP. Hồ Chí Minh", new Point(10.78, 106.70)),
            new Town("Cần Thơ", new Point(10.03, 105.78)));
}
