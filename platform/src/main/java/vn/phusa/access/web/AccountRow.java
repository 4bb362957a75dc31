package vn.phusa.access.web;

import java.util.List;
import vn.phusa.access.Account;

/** An account with what it holds, in words. */
public record AccountRow(Account account, List<RoleHeld> held) {
    public AccountRow {
        held = List.copyOf(held);
    }
}
