@NullMarked
package vn.phusa.epcis.unit;

import org.jspecify.annotations.NullMarked;
