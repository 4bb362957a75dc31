@NullMarked
package vn.phusa.traceability.field.web;

import org.jspecify.annotations.NullMarked;
