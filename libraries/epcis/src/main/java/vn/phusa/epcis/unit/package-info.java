/**
 * Units of measure of UN/ECE Recommendation 20 and exact conversion between units of one quantity.
 */
@NullMarked
package vn.phusa.epcis.unit;

import org.jspecify.annotations.NullMarked;
