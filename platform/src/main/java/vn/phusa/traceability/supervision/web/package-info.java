@NullMarked
package vn.phusa.traceability.supervision.web;

import org.jspecify.annotations.NullMarked;
