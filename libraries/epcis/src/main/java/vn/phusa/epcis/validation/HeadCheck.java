package vn.phusa.epcis.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Rule;

/** What the official schemas want around the events. */
final class HeadCheck {

    private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    private HeadCheck() {}

    /** What is missing or malformed; an unreadable creation date has been told by the reader. */
    static List<Finding> check(DocumentHead head, boolean json, boolean dateWasUnreadable) {
        List<Finding> findings = new ArrayList<>();
        String root = json ? "$." : "/@";
        // The JSON Schema lets an answer to a query go without them, XML does not.
        boolean needed = head.kind() == DocumentKind.EVENTS
                || !json && (head.kind() == DocumentKind.MASTER_DATA || head.schemaVersion() != null);
        String version = head.schemaVersion();
        if (version == null) {
            if (needed) {
                findings.add(Finding.at(root + "schemaVersion", Rule.MISSING, "schemaVersion"));
            }
        } else if (!VERSION.matcher(version.strip()).matches()) {
            findings.add(Finding.at(root + "schemaVersion", Rule.VERSION, version));
        }
        if (needed && head.creationDate() == null && !dateWasUnreadable) {
            findings.add(Finding.at(root + "creationDate", Rule.MISSING, "creationDate"));
        }
        return findings;
    }
}
