@NullMarked
package vn.phusa.party.web;

import org.jspecify.annotations.NullMarked;
