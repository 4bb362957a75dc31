package vn.phusa.vietnamese.reading;

import java.util.List;
import vn.phusa.vietnamese.Deadline;

/**
 * A commitment found, in token places.
 *
 * @param leads empty when the part names none and one is taken over from before
 * @param start index of the first token of the quote
 * @param subject index of the first token of subject or action, behind circumstances
 * @param predicate index of the first token behind the subject
 * @param action index of the first token of the action, behind the coordinators
 * @param end index after the last token
 * @param because the phrase that makes it a duty
 */
record Draft(
        List<String> leads,
        List<String> coordinators,
        int start,
        int subject,
        int predicate,
        int action,
        int end,
        String because,
        List<Deadline> deadlines) {

    Draft by(List<String> newLeads, List<String> newCoordinators) {
        return new Draft(newLeads, newCoordinators, start, subject, predicate, action, end, because, deadlines);
    }

    Draft with(int newEnd, List<Deadline> newDeadlines) {
        return new Draft(leads, coordinators, start, subject, predicate, action, newEnd, because, newDeadlines);
    }
}
