/** Events as people look for them, read them and take them back. */
@NullMarked
package vn.phusa.traceability.sight;

import org.jspecify.annotations.NullMarked;
