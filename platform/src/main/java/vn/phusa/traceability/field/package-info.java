/**
 * Field capture: people without systems record on a phone, also where there is no network, what they harvest, receive, process, pack
 * and ship; it becomes proper EPCIS events. Which actions there are is a rule set: {@code rules/traceability/chains.yaml}.
 */
@NullMarked
package vn.phusa.traceability.field;

import org.jspecify.annotations.NullMarked;
