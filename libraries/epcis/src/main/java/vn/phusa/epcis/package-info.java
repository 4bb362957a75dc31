/**
 * The nouns of GS1 EPCIS 2.0: events, their parts, documents and master data, free of any syntax. What each field means is said
 * by the EPCIS 2.0 standard; its vocabulary is CBV 2.0.
 */
@NullMarked
package vn.phusa.epcis;

import org.jspecify.annotations.NullMarked;
