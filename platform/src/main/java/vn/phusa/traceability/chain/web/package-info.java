@NullMarked
package vn.phusa.traceability.chain.web;

import org.jspecify.annotations.NullMarked;
