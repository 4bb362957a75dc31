package vn.phusa.epcis;

import java.util.List;

/** Dispositions that hold until they are taken back, here given or taken back. */
public record PersistentDisposition(List<String> set, List<String> unset) {

    public PersistentDisposition {
        set = List.copyOf(set);
        unset = List.copyOf(unset);
    }
}
