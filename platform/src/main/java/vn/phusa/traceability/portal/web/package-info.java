@NullMarked
package vn.phusa.traceability.portal.web;

import org.jspecify.annotations.NullMarked;
