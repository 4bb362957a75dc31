package vn.phusa.traceability.passport;

import java.util.Collection;
import java.util.Optional;

/** Tells whether a recall reaches what was scanned; whoever runs recalls answers. */
public interface RecallWarnings {
    /** @param keys under which events name it, see {@link vn.phusa.traceability.Thing#key}, the most particular first */
    Optional<RecallWarning> warningFor(Collection<String> keys);
}
