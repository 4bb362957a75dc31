package vn.phusa.traceability.trace;

import java.util.List;

/** Which lots and single objects of a class have ever been in an event. */
public interface Members {

    /**
     * Keys that begin with the key of the class, in order.
     *
     * @param most how many are wanted
     */
    List<String> of(String classKey, int most);
}
