package vn.phusa.programme;

import org.jspecify.annotations.Nullable;

/**
 * What shows that something was done.
 *
 * @param name for people: "Quyết định 12/QĐ-UBND", at most 300 characters
 * @param document id of the stored file in the document room; null where only a reference is known
 */
public record Evidence(String name, @Nullable Long document) {}
