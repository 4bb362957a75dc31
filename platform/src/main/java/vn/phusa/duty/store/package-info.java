/** The tables and yearly data of duties. */
@NullMarked
package vn.phusa.duty.store;

import org.jspecify.annotations.NullMarked;
