@NullMarked
package vn.phusa.epcis.hash;

import org.jspecify.annotations.NullMarked;
