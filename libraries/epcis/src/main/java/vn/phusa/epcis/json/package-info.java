/** Reads and writes EPCIS 2.0 in JSON-LD as a stream. */
@NullMarked
package vn.phusa.epcis.json;

import org.jspecify.annotations.NullMarked;
