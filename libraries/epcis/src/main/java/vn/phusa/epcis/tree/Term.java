package vn.phusa.epcis.tree;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that EPCIS itself gives to the fields of events; each constant is spelt as in XML and JSON. */
public enum Term {
    eventTime,
    recordTime,
    eventTimeZoneOffset,
    eventID,
    errorDeclaration,
    declarationTime,
    reason,
    correctiveEventIDs,
    correctiveEventID,
    certificationInfo,
    epcList,
    epc,
    parentID,
    childEPCs,
    quantityList,
    childQuantityList,
    quantityElement,
    epcClass,
    quantity,
    uom,
    inputEPCList,
    outputEPCList,
    inputQuantityList,
    outputQuantityList,
    transformationID,
    action,
    bizStep,
    disposition,
    persistentDisposition,
    set,
    unset,
    readPoint,
    bizLocation,
    id,
    bizTransactionList,
    bizTransaction,
    sourceList,
    source,
    destinationList,
    destination,
    type,
    sensorElementList,
    sensorElement,
    sensorMetadata,
    sensorReport,
    time,
    startTime,
    endTime,
    deviceID,
    deviceMetadata,
    rawData,
    dataProcessingMethod,
    bizRules,
    exception,
    microorganism,
    chemicalSubstance,
    coordinateReferenceSystem,
    value,
    component,
    stringValue,
    booleanValue,
    hexBinaryValue,
    uriValue,
    minValue,
    maxValue,
    meanValue,
    sDev,
    percRank,
    percValue,
    ilmd,
    extension,
    baseExtension,
    ObjectEvent,
    AggregationEvent,
    TransactionEvent,
    TransformationEvent,
    AssociationEvent,
    QuantityEvent;

    private static final Map<String, Term> BY_NAME = new HashMap<>();

    static {
        for (Term term : values()) {
            BY_NAME.put(term.name(), term);
        }
    }

    /** The term of that name; null where EPCIS has none. */
    public static @Nullable Term of(String name) {
        return BY_NAME.get(name);
    }
}
