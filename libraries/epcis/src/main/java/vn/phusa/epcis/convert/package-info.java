/** Opens documents whatever their syntax, and turns one syntax into the other as a stream. */
@NullMarked
package vn.phusa.epcis.convert;

import org.jspecify.annotations.NullMarked;
