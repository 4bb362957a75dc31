@NullMarked
package vn.phusa.epcis.vocabulary;

import org.jspecify.annotations.NullMarked;
