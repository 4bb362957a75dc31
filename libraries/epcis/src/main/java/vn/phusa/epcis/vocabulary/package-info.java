/** The values of the Core Business Vocabulary 2.0 and their spellings. */
@NullMarked
package vn.phusa.epcis.vocabulary;

import org.jspecify.annotations.NullMarked;
