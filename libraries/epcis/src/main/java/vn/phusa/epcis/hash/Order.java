package vn.phusa.epcis.hash;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.tree.Term;

/** In which order the fields of an object enter the canonical form (CBV 2.0, section 8.9.1). */
final class Order {

    /** A field and the order inside it; null where it has only a value. */
    private record Field(Term term, @Nullable Order inside) {}

    private static final Order EPCS = of(field(Term.epc));
    private static final Order QUANTITIES =
            of(field(Term.quantityElement, of(field(Term.epcClass), field(Term.quantity), field(Term.uom))));
    private static final Order PLACE = of(field(Term.id));

    static final Order EVENT = of(
            field(Term.eventTime),
            field(Term.eventTimeZoneOffset),
            field(Term.certificationInfo),
            field(Term.parentID),
            field(Term.epcList, EPCS),
            field(Term.inputEPCList, EPCS),
            field(Term.childEPCs, EPCS),
            field(Term.quantityList, QUANTITIES),
            field(Term.childQuantityList, QUANTITIES),
            field(Term.inputQuantityList, QUANTITIES),
            field(Term.outputEPCList, EPCS),
            field(Term.outputQuantityList, QUANTITIES),
            field(Term.action),
            field(Term.transformationID),
            field(Term.bizStep),
            field(Term.disposition),
            field(Term.persistentDisposition, of(field(Term.set), field(Term.unset))),
            field(Term.readPoint, PLACE),
            field(Term.bizLocation, PLACE),
            field(
                    Term.sensorElementList,
                    of(field(
                            Term.sensorElement,
                            of(
                                    field(
                                            Term.sensorMetadata,
                                            of(
                                                    field(Term.time),
                                                    field(Term.startTime),
                                                    field(Term.endTime),
                                                    field(Term.deviceID),
                                                    field(Term.deviceMetadata),
                                                    field(Term.rawData),
                                                    field(Term.dataProcessingMethod),
                                                    field(Term.bizRules))),
                                    field(
                                            Term.sensorReport,
                                            of(
                                                    field(Term.type),
                                                    field(Term.exception),
                                                    field(Term.deviceID),
                                                    field(Term.deviceMetadata),
                                                    field(Term.rawData),
                                                    field(Term.dataProcessingMethod),
                                                    field(Term.time),
                                                    field(Term.microorganism),
                                                    field(Term.chemicalSubstance),
                                                    field(Term.value),
                                                    field(Term.component),
                                                    field(Term.stringValue),
                                                    field(Term.booleanValue),
                                                    field(Term.hexBinaryValue),
                                                    field(Term.uriValue),
                                                    field(Term.minValue),
                                                    field(Term.maxValue),
                                                    field(Term.meanValue),
                                                    field(Term.sDev),
                                                    field(Term.percRank),
                                                    field(Term.percValue),
                                                    field(Term.uom),
                                                    field(Term.coordinateReferenceSystem))))))));

    private final int[] positions = new int[Term.values().length];
    private final @Nullable Order[] inside;

    private Order(List<Field> fields) {
        Arrays.fill(positions, -1);
        inside = new Order[fields.size()];
        for (int i = 0; i < fields.size(); i++) {
            positions[fields.get(i).term().ordinal()] = i;
            inside[i] = fields.get(i).inside();
        }
    }

    private static Order of(Field... fields) {
        return new Order(List.of(fields));
    }

    private static Field field(Term term) {
        return new Field(term, null);
    }

    private static Field field(Term term, Order inside) {
        return new Field(term, inside);
    }

    int size() {
        return inside.length;
    }

    /** Where a field stands; -1 where it has no place. */
    int position(@Nullable Term term) {
        return term == null ? -1 : positions[term.ordinal()];
    }

    @Nullable
    Order inside(int position) {
        return inside[position];
    }
}
