@NullMarked
package vn.phusa.access.web;

import org.jspecify.annotations.NullMarked;
