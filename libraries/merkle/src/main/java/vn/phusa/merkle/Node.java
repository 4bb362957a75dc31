package vn.phusa.merkle;

/** A complete node and its place. */
public record Node(NodeAddress address, Hash hash) {}
