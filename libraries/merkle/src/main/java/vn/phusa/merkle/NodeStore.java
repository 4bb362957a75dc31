package vn.phusa.merkle;

import java.util.List;

/** Where the complete nodes of one tree are kept: a database table, a file, or {@link InMemoryNodeStore}. */
public interface NodeStore {

    /**
     * The hashes of the given nodes, in the order asked for. A proof needs at most some 2·64 nodes and asks for them in one
     * call, so that a database answers it with one query.
     *
     * @throws IllegalStateException if one is missing: the store has lost data
     */
    List<Hash> read(List<NodeAddress> addresses);

    /** Keeps nodes that have become complete. A node is written once. */
    void write(List<Node> nodes);
}
