package vn.phusa.traceability.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.epcis.Vocabulary;
import vn.phusa.traceability.EventQueries;
import vn.phusa.traceability.Given;
import vn.phusa.traceability.MasterDataQuery;
import vn.phusa.traceability.NamedQueries;
import vn.phusa.traceability.QueryProblem;

/**
 * Master data over REST, which the OpenAPI of EPCIS 2.0 leaves open: the parameters of SimpleMasterDataQuery in the address, where
 * attributes and children are told unless they are not wanted; answered as a document with master data, in JSON-LD or XML. Such a query
 * can be given a name like one about events; SimpleMasterDataQuery is not subscribed to (section 8.2.7.2), and so is no query of its kind.
 */
@EpcisInterface
class VocabularyInterface {
    private final EventQueries queries;
    private final NamedQueries named;
    private final EventAnswers answers;

    VocabularyInterface(EventQueries queries, NamedQueries named, EventAnswers answers) {
        this.queries = queries;
        this.named = named;
        this.answers = answers;
    }

    @GetMapping({"/epcis/vocabularies", "/epcis/queries/SimpleMasterDataQuery/vocabularies"})
    ResponseEntity<byte[]> vocabularies(Actor actor, HttpServletRequest request) {
        Answering how = Answering.of(request, true);
        Map<String, Given> given = QueryInterface.given(request);
        MasterDataQuery query = accepted(MasterDataQuery.telling(given));
        List<Vocabulary> found = accepted(queries.masterData(actor, query));
        return answers.ok(how).body(answers.masterData(found, how));
    }

    /** What a named query about master data finds. */
    @GetMapping("/epcis/queries/{name}/vocabularies")
    ResponseEntity<byte[]> ofNamedQuery(Actor actor, HttpServletRequest request, @PathVariable String name) {
        Answering how = Answering.of(request, true);
        Map<String, Given> given = QueryInterface.given(request);
        if (!given.isEmpty()) {
            String more = given.keySet().iterator().next();
            throw QueryInterface.refusal(List.of(Problem.at(more, QueryProblem.UNKNOWN_PARAMETER, more, "–")));
        }
        MasterDataQuery query = accepted(named.named(actor, name)).masterData();
        if (query == null) {
            throw QueryInterface.refusal(List.of(Problem.of(QueryProblem.NOTHING_HERE)));
        }
        return answers.ok(how).body(answers.masterData(accepted(queries.masterData(actor, query)), how));
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value) -> value;
            case Outcome.Rejected<T>(List<Problem> problems) -> throw QueryInterface.refusal(problems);
        };
    }
}
