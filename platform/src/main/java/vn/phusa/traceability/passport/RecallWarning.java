package vn.phusa.traceability.passport;

import java.time.Instant;
import vn.phusa.base.Bilingual;

/** That what was scanned is being recalled. */
public record RecallWarning(Bilingual text, Instant since) {}
