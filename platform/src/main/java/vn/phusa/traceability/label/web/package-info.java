/** Pages and files of labels. */
@NullMarked
package vn.phusa.traceability.label.web;

import org.jspecify.annotations.NullMarked;
