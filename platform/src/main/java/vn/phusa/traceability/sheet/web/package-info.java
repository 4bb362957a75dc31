@NullMarked
package vn.phusa.traceability.sheet.web;

import org.jspecify.annotations.NullMarked;
