package vn.phusa.party;

import java.time.LocalDate;
import vn.phusa.base.PartyId;

/** A party on some day, when it may have had another name than today. */
public record PartyOn(PartyId party, LocalDate day) {}
