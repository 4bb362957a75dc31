package vn.phusa.ledger.store;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.merkle.Hash;
import vn.phusa.merkle.Node;
import vn.phusa.merkle.NodeAddress;
import vn.phusa.merkle.NodeStore;

/**
 * The tree's nodes in the table of leaves: a node stands in the row of the leaf that completed it. Written nodes are handed
 * out by {@link #completed} for that row. For one piece of work on one thread.
 */
public final class LeafNodes implements NodeStore {

    private final JdbcClient database;
    private List<Node> written = List.of();

    public LeafNodes(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Hash> read(List<NodeAddress> addresses) {
        Long[] leaves =
                addresses.stream().map(LeafNodes::completingLeaf).distinct().toArray(Long[]::new);
        Map<Long, byte[]> found = new HashMap<>();
        database.sql("select leaf_index, hash || nodes as hashes from ledger.leaf where leaf_index = any (:leaves)")
                .param("leaves", leaves)
                .query(row -> {
                    found.put(row.getLong("leaf_index"), row.getBytes("hashes"));
                });
        return addresses.stream().map(address -> hash(address, found)).toList();
    }

    private static Hash hash(NodeAddress address, Map<Long, byte[]> found) {
        byte[] hashes = found.getOrDefault(completingLeaf(address), new byte[0]);
        int from = address.level() * Hash.LENGTH;
        if (hashes.length < from + Hash.LENGTH) {
            throw new IllegalStateException("the ledger lacks " + address + "; run ./phusa verify");
        }
        return Hash.of(Arrays.copyOfRange(hashes, from, from + Hash.LENGTH));
    }

    static long completingLeaf(NodeAddress address) {
        return ((address.index() + 1) << address.level()) - 1;
    }

    @Override
    public void write(List<Node> nodes) {
        written = nodes;
    }

    /** The nodes above the leaf that the last append completed, one after the other. */
    byte[] completed() {
        return bytes(written);
    }

    public static byte[] bytes(List<Node> completed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        completed.stream().skip(1).forEach(node -> bytes.writeBytes(node.hash().toBytes()));
        return bytes.toByteArray();
    }
}
