/** Charts said as shapes: written as SVG for pages and as PNG for files and papers. */
@NullMarked
package vn.phusa.innovationindex.drawing;

import org.jspecify.annotations.NullMarked;
