package vn.phusa.epcis;

import org.jspecify.annotations.Nullable;

/**
 * A paper that the event belongs to.
 *
 * @param type what paper, a Web URI of the CBV or of somebody's own vocabulary; null where not said
 * @param id the paper
 */
public record BusinessTransaction(@Nullable String type, String id) {}
