/** From the tree of an event to the model, with every finding on the way, and what must hold beyond the schema. */
@NullMarked
package vn.phusa.epcis.validation;

import org.jspecify.annotations.NullMarked;
