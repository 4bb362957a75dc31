@NullMarked
package vn.phusa.party.store;

import org.jspecify.annotations.NullMarked;
