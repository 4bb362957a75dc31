/** Pages and interface for seeing and sharing events. */
@NullMarked
package vn.phusa.traceability.sight.web;

import org.jspecify.annotations.NullMarked;
