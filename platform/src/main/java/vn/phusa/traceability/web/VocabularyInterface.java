package vn.phusa.traceability.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.epcis.Vocabulary;
import vn.phusa.traceability.EventQueries;
import vn.phusa.traceability.Given;
import vn.phusa.traceability.MasterDataQuery;

/**
 * Master data over REST, which the OpenAPI of EPCIS 2.0 leaves open: the parameters of SimpleMasterDataQuery in the address, where
 * attributes and children are told unless they are not wanted; answered as a document with master data, in JSON-LD or XML.
 */
@EpcisInterface
class VocabularyInterface {
    private final EventQueries queries;
    private final EventAnswers answers;

    VocabularyInterface(EventQueries queries, EventAnswers answers) {
        this.queries = queries;
        this.answers = answers;
    }

    @GetMapping({"/epcis/vocabularies", "/epcis/queries/SimpleMasterDataQuery/vocabularies"})
    ResponseEntity<byte[]> vocabularies(Actor actor, HttpServletRequest request) {
        Answering how = Answering.of(request, true);
        Map<String, Given> given = QueryInterface.given(request);
        given.putIfAbsent("includeAttributes", Given.texts("true"));
        given.putIfAbsent("includeChildren", Given.texts("true"));
        MasterDataQuery query = accepted(MasterDataQuery.of(given));
        List<Vocabulary> found = accepted(queries.masterData(actor, query));
        return answers.ok(how).body(answers.masterData(found, how));
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value) -> value;
            case Outcome.Rejected<T>(List<Problem> problems) -> throw QueryInterface.refusal(problems);
        };
    }
}
