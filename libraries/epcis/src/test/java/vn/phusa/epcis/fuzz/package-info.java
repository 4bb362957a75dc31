/** Everything that reads what strangers send, as targets of a fuzzer ({@code ./bench fuzz}). */
@NullMarked
package vn.phusa.epcis.fuzz;

import org.jspecify.annotations.NullMarked;
