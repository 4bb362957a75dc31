package vn.phusa.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that an earlier event with the same content was wrong.
 *
 * @param declarationTime when it was found out
 * @param reason why, a Web URI
 * @param correctiveEventIDs the events that say it right
 */
public record ErrorDeclaration(
        Timestamp declarationTime, @Nullable String reason, List<String> correctiveEventIDs, Extensions extensions) {

    public ErrorDeclaration {
        correctiveEventIDs = List.copyOf(correctiveEventIDs);
    }
}
