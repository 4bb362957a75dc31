/** The search page and its JSON twin. */
@NullMarked
package vn.phusa.search.web;

import org.jspecify.annotations.NullMarked;
