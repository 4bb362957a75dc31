/** The page behind the link of a letter. */
@NullMarked
package vn.phusa.traceability.answer.web;

import org.jspecify.annotations.NullMarked;
