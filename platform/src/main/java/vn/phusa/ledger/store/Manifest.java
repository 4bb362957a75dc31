package vn.phusa.ledger.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.phusa.merkle.Hash;
import vn.phusa.merkle.MalformedTextException;

/**
 * The rows of covered tables that belong to one act, each with its digest: sorted lines of table, key and digest, parted by
 * tabs. The leaf commits to the SHA-256 of this text; the text itself is kept so that a check can name the row that differs.
 *
 * @param digests by record name, "table key"
 */
public record Manifest(TreeMap<String, Hash> digests) {

    /** A bulk act with more rows is a bug: split it. Keeps a check's memory bounded. */
    public static final int MOST_ROWS = 200_000;

    public static Manifest of(List<CoveredRow> rows) {
        TreeMap<String, Hash> digests = new TreeMap<>();
        rows.forEach(row -> digests.put(row.name(), row.digest()));
        return new Manifest(digests);
    }

    /** @throws MalformedTextException if somebody wrote something else into it */
    public static Manifest parse(String text) {
        TreeMap<String, Hash> digests = new TreeMap<>();
        text.lines().forEach(line -> {
            int tab = line.lastIndexOf('\t');
            digests.put(line.substring(0, Math.max(0, tab)), Hash.parse(line.substring(tab + 1)));
        });
        return new Manifest(digests);
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Hash> row : digests.entrySet()) {
            text.append(row.getKey()).append('\t').append(row.getValue()).append('\n');
        }
        return text.toString();
    }

    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
