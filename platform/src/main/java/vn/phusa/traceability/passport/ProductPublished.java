package vn.phusa.traceability.passport;

import vn.phusa.traceability.supervision.DataSet;

/**
 * A product may be seen by everybody from now on.
 *
 * @param data which items of the system data set it has
 */
public record ProductPublished(Product product, DataSet data) {}
