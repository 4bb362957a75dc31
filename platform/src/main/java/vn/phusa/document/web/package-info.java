/** Downloads, uploads through the API, and the document's own page. */
@NullMarked
package vn.phusa.document.web;

import org.jspecify.annotations.NullMarked;
