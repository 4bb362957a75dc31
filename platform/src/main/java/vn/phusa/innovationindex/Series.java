package vn.phusa.innovationindex;

import vn.phusa.base.Bilingual;

/**
 * An index as it runs through the years.
 *
 * @param code in addresses, for example {@code pci}
 * @param owner who publishes it
 * @param official whether others publish it; otherwise it is a frame of one's own and never shown as official
 * @param position in lists, smaller first
 */
public record Series(String code, Bilingual name, Bilingual about, Bilingual owner, boolean official, int position) {}
