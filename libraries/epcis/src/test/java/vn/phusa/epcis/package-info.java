@NullMarked
package vn.phusa.epcis;

import org.jspecify.annotations.NullMarked;
