/**
 * Products, their passports and the resolver that leads from a code to them. The resolver follows GS1 Digital Link (ISO/IEC 18975) and
 * the GS1-Conformant Resolver Standard; what a consumer sees follows Nghị định 37/2026/NĐ-CP article 23(7), the digital product
 * passport article 32.
 */
@NullMarked
package vn.phusa.traceability.passport;

import org.jspecify.annotations.NullMarked;
