/** The pages and the JSON API of duties. */
@NullMarked
package vn.phusa.duty.web;

import org.jspecify.annotations.NullMarked;
