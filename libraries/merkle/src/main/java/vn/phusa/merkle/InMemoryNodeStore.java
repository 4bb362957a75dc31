package vn.phusa.merkle;

import java.util.ArrayList;
import java.util.List;

/** A node store in memory, for tests, for small trees, and for rebuilding a tree from its leaves. Not thread-safe. */
public final class InMemoryNodeStore implements NodeStore {

    private final List<List<Hash>> levels = new ArrayList<>();

    @Override
    public List<Hash> read(List<NodeAddress> addresses) {
        return addresses.stream().map(this::read).toList();
    }

    private Hash read(NodeAddress address) {
        if (address.level() >= levels.size()
                || address.index() >= levels.get(address.level()).size()) {
            throw new IllegalStateException("missing " + address);
        }
        return levels.get(address.level()).get(Math.toIntExact(address.index()));
    }

    @Override
    public void write(List<Node> nodes) {
        for (Node node : nodes) {
            while (levels.size() <= node.address().level()) {
                levels.add(new ArrayList<>());
            }
            List<Hash> level = levels.get(node.address().level());
            if (level.size() != node.address().index()) {
                throw new IllegalStateException("out of order or written twice: " + node.address());
            }
            level.add(node.hash());
        }
    }
}
