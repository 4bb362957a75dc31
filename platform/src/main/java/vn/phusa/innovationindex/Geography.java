package vn.phusa.innovationindex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The provinces of Việt Nam, before and since the mergers of 2025, and where their tiles stand on the map. */
@Component
public class Geography {
    private final List<Province> provinces;
    private final List<Tile> tiles;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, List<String>> parts = new LinkedHashMap<>();

    /**
     * A province of today on the tile map.
     *
     * @param column from 0, west to east
     * @param row from 0, north to south
     */
    public record Tile(String code, String name, int column, int row) {}

    Geography() {
        this.provinces = lines("provinces.csv").stream()
                .map(cells -> new Province(cells.get(0), cells.get(1), cells.get(2), cells.get(3)))
                .toList();
        this.tiles = lines("tiles.csv").stream()
                .map(cells -> new Tile(
                        cells.get(0), cells.get(1), Integer.parseInt(cells.get(2)), Integer.parseInt(cells.get(3))))
                .toList();
        provinces.forEach(province -> names.put(province.code(), province.name()));
        tiles.forEach(tile -> names.put(tile.code(), tile.name()));
        for (Province province : provinces) {
            if (!province.code().equals("ha-tay")) {
                parts.computeIfAbsent(province.successor(), ignored -> new ArrayList<>())
                        .add(province.code());
            }
        }
    }

    public List<Province> provinces() {
        return provinces;
    }

    public List<Tile> tiles() {
        return tiles;
    }

    public boolean knows(String code) {
        return names.containsKey(code);
    }

    /** The province's name; the code where it is none. */
    public String name(String code) {
        return names.getOrDefault(code, code);
    }

    /** The old provinces that a province of today was made of. */
    public List<String> parts(String code) {
        return parts.getOrDefault(code, List.of());
    }

    /** Lines of a plain CSV file of ours, without its header. */
    static List<List<String>> lines(String file) {
        List<List<String>> lines = new ArrayList<>();
        String[] all = text(file).split("\n", -1);
        for (int i = 1; i < all.length; i++) {
            if (!all[i].isBlank()) {
                lines.add(cells(all[i].strip()));
            }
        }
        return lines;
    }

    /** The cells of a line; a cell with a comma stands in quotes, a quote in it is doubled. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    static String text(String file) {
        String resource = "/first-data/innovationindex/" + file;
        try (InputStream stream = Objects.requireNonNull(Geography.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
