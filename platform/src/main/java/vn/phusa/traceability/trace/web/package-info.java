/** Pages, files and the JSON interface of traces and recalls. */
@NullMarked
package vn.phusa.traceability.trace.web;

import org.jspecify.annotations.NullMarked;
