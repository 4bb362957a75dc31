@NullMarked
package vn.phusa.setup.web;

import org.jspecify.annotations.NullMarked;
