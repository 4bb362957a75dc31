/** The commands that need no platform: hash, validate, convert. */
@NullMarked
package vn.phusa.epcis.cli;

import org.jspecify.annotations.NullMarked;
