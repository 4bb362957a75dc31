@NullMarked
package vn.phusa.portal.web;

import org.jspecify.annotations.NullMarked;
