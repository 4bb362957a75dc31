package vn.phusa;

import java.util.List;

/**
 * The rooms of the house from the ground up. A room's tables are migrated after those of all rooms before it, and a
 * test holds this list against the code.
 */
public final class Rooms {
    public static final List<String> FROM_THE_GROUND_UP = List.of(
            "base",
            "shell",
            "ledger",
            "search",
            "party",
            "access",
            "document",
            "notice",
            "duty",
            "setup",
            "programme",
            "traceability",
            "innovationindex",
            "portal",
            "cli");

    private Rooms() {}
}
