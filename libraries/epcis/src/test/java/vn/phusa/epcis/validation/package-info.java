@NullMarked
package vn.phusa.epcis.validation;

import org.jspecify.annotations.NullMarked;
