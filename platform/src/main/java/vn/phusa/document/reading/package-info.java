/**
 * What a file really is, and the text in it: Word, PDF and plain text in the encodings found in Việt Nam. Works on
 * files alone, without the running platform.
 */
@NamedInterface("reading")
@NullMarked
package vn.phusa.document.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
