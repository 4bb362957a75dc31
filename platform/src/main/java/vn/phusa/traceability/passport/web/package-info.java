/** Pages, the resolver's door and files of products and passports. */
@NullMarked
package vn.phusa.traceability.passport.web;

import org.jspecify.annotations.NullMarked;
