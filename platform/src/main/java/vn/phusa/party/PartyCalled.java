package vn.phusa.party;

import vn.phusa.base.PartyId;

/** A party was entered, or is called otherwise from some day on; published in the transaction that recorded it. */
public record PartyCalled(PartyId party) {}
