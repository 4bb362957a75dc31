/** Pages and the JSON interface of the programme room. */
@NullMarked
package vn.phusa.programme.web;

import org.jspecify.annotations.NullMarked;
