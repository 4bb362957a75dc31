/**
 * GS1 keys and their spellings: check digits, EPC URNs, GS1 Digital Link URIs, element strings.
 */
@NullMarked
package vn.phusa.epcis.gs1;

import org.jspecify.annotations.NullMarked;
