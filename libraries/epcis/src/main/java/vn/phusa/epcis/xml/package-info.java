/** Reads EPCIS 1.x and 2.0 in XML as a stream, and writes 2.0 and 1.2. */
@NullMarked
package vn.phusa.epcis.xml;

import org.jspecify.annotations.NullMarked;
