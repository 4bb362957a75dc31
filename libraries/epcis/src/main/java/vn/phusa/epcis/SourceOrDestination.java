package vn.phusa.epcis;

/**
 * One end of a transfer.
 *
 * @param type in which sense: owning party, possessing party, location
 * @param id the party or place
 */
public record SourceOrDestination(String type, String id) {}
