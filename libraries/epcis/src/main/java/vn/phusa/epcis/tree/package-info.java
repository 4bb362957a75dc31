/** One event as its syntax tells it, before it is judged: the common ground of readers, hash and model. */
@NullMarked
package vn.phusa.epcis.tree;

import org.jspecify.annotations.NullMarked;
