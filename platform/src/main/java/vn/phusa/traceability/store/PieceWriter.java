package vn.phusa.traceability.store;

import java.util.List;
import vn.phusa.traceability.Clash;
import vn.phusa.traceability.NewCapture;

/** Writes one capture piece by piece within the caller's transaction. */
public interface PieceWriter {

    /** Writes a piece; answers what clashed. In an all-or-nothing capture a piece that clashes is not written. */
    List<Clash> add(NewCapture piece);

    /** Takes back all pieces, and gives the turn away. */
    void takeBack();

    /** Closes the capture: its act, its master data, its row. Answers how many events are new. */
    int finish(NewCapture whole);
}
