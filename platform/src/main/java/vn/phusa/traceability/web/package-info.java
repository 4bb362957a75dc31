/** The pages and interfaces of this room. */
@NullMarked
package vn.phusa.traceability.web;

import org.jspecify.annotations.NullMarked;
