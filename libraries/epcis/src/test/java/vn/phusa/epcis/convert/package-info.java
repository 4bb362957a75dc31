@NullMarked
package vn.phusa.epcis.convert;

import org.jspecify.annotations.NullMarked;
