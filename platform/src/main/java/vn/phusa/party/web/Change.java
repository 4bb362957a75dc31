package vn.phusa.party.web;

import java.util.List;
import java.util.Locale;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.shell.Refused;

/** What a form on an organisation changes. */
public enum Change {
    NAME,
    PARENT,
    END,
    CODE,
    CONTACT,
    SPELLING,
    /** Gives a person an office. */
    APPOINT,
    /** Ends an office; only for one that is named. */
    LEAVE;

    /** Whether it is about one entry of the register, so that it has no button of its own. */
    public boolean ofOneEntry() {
        return this == LEAVE;
    }

    /** As it stands in the address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String wordingKey() {
        return "party.change." + word();
    }

    static Change named(String word) {
        for (Change change : values()) {
            if (change.word().equals(word)) {
                return change;
            }
        }
        throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
    }
}
