package vn.phusa.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Working copies that only a room itself can compare with what they are made of, since SQL alone cannot: an index whose rows must
 * be computed again. Found through {@link ServiceLoader}, so that it is part of the program, like {@link WorkingCopy}, and works
 * without the platform.
 */
public interface CopyCheck {

    /** Hears what the check finds and how far it is. */
    interface Listener {
        void found(Finding finding);

        /** One of {@link CopyCheck#steps} is done. */
        void step();
    }

    /** The room whose tables they are. */
    String room();

    /** The tables, for the case that one is gone. */
    String tables();

    /** How many steps the check has. */
    long steps(Connection connection) throws SQLException;

    /** Compares everything within the caller's snapshot, and changes nothing. */
    void check(Connection connection, Listener listener) throws SQLException;

    /** Those of some rooms. */
    static List<CopyCheck> load(Collection<String> rooms) {
        return ServiceLoader.load(CopyCheck.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(check -> rooms.contains(check.room()))
                .toList();
    }
}
