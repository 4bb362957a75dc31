package vn.phusa.traceability.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.QueryProblem;

/**
 * Problem documents of the EPCIS interface (RFC 9457) with the exception types of EPCIS 2.0: as XML where the caller asks for XML
 * and not for JSON, as JSON otherwise.
 */
@RestControllerAdvice(annotations = EpcisInterface.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class EpcisProblems {
    private static final Logger LOG = LoggerFactory.getLogger(EpcisProblems.class);
    private static final String VIETNAMESE = "vi";
    private static final String NAMESPACE = "urn:epcglobal:epcis:xsd:2";
    static final MediaType PROBLEM_XML = MediaType.parseMediaType("application/problem+xml");

    private final Languages languages;
    private final LocaleResolver locales;
    private final JsonMapper json;

    EpcisProblems(Languages languages, LocaleResolver locales, JsonMapper json) {
        this.languages = languages;
        this.locales = locales;
        this.json = json;
    }

    // ---- documents

    /** A problem document. */
    public ResponseEntity<byte[]> answer(HttpServletRequest request, EpcisRefusal refusal) {
        Wording words = words(request);
        boolean xml = wantsXml(request);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refusal.kind().status())
                .contentType(xml ? PROBLEM_XML : MediaType.APPLICATION_PROBLEM_JSON);
        refusal.headers().forEach(answer::header);
        List<String> sentences = refusal.problems().stream()
                .map(problem -> sentence(problem, words))
                .toList();
        return answer.body(xml ? xml(refusal, words, sentences) : json(refusal, words, sentences));
    }

    private byte[] json(EpcisRefusal refusal, Wording words, List<String> sentences) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", refusal.kind().type());
        document.put("title", words.say(refusal.kind().titleKey()));
        document.put("status", refusal.kind().status());
        if (!sentences.isEmpty()) {
            document.put("detail", sentences.getFirst());
        }
        if (sentences.size() > 1 || refusal.problems().stream().anyMatch(problem -> problem.field() != null)) {
            List<Map<String, Object>> errors = new ArrayList<>();
            for (int i = 0; i < sentences.size(); i++) {
                Problem problem = refusal.problems().get(i);
                Map<String, Object> error = new LinkedHashMap<>();
                error.put("code", problem.code().code());
                if (problem.field() != null) {
                    error.put("field", problem.field());
                }
                error.put("message", sentences.get(i));
                errors.add(error);
            }
            document.put("errors", errors);
        }
        return json.writeValueAsBytes(document);
    }

    private static byte[] xml(EpcisRefusal refusal, Wording words, List<String> sentences) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("epcis", "EPCISException", NAMESPACE);
            xml.writeNamespace("epcis", NAMESPACE);
            element(xml, "type", refusal.kind().type());
            element(xml, "title", words.say(refusal.kind().titleKey()));
            element(xml, "status", Integer.toString(refusal.kind().status()));
            if (!sentences.isEmpty()) {
                element(xml, "detail", String.join("\n", sentences));
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** The sentence of a problem, in the caller's language. */
    String sentence(Problem problem, Wording words) {
        return words.say(problem.messageKey(), problem.arguments().toArray());
    }

    /** The wording in the caller's language. */
    Wording words(HttpServletRequest request) {
        return languages.in(locale(request));
    }

    /** English unless the caller says otherwise: programs read this more often than people. */
    private Locale locale(HttpServletRequest request) {
        if (request.getCookies() != null) {
            return locales.resolveLocale(request);
        }
        String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (asked == null) {
            return Wording.ENGLISH;
        }
        try {
            // What a program asks for counts, whatever language the page of its account is in.
            Locale best =
                    Locale.lookup(Locale.LanguageRange.parse(asked), List.of(Locale.ENGLISH, Locale.of(VIETNAMESE)));
            return best != null && best.getLanguage().equals(VIETNAMESE) ? Wording.VIETNAMESE : Wording.ENGLISH;
        } catch (IllegalArgumentException unreadable) {
            return Wording.ENGLISH;
        }
    }

    static boolean wantsXml(HttpServletRequest request) {
        String accept = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        try {
            boolean xml = false;
            double most = 0;
            for (MediaType each : MediaType.parseMediaTypes(accept)) {
                boolean isXml = Set.of("xml", "problem+xml").contains(each.getSubtype());
                boolean isAny = each.getSubtype().equals("*");
                // Who takes anything is answered in JSON, and yet a form that is named comes before one that is not.
                double welcome = each.getQualityValue() - (isAny ? 0.0001 : 0);
                if ((isXml || isAny || each.getSubtype().endsWith("json")) && welcome > most) {
                    xml = isXml;
                    most = welcome;
                }
            }
            return xml;
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    // ---- refusals before a handler

    /** Says to a program that may not come in what the EPCIS interface says. */
    void refuse(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        EpcisException kind = switch (status) {
            case 401 -> EpcisException.UNAUTHORISED;
            case 403 -> EpcisException.FORBIDDEN;
            default -> EpcisException.TOO_MANY_REQUESTS;
        };
        if (request.getRequestURI().equals(SoapInterface.PATH)) {
            response.setStatus(kind.status());
            response.setContentType(SoapInterface.TYPE.toString());
            response.getOutputStream()
                    .write(SoapInterface.refusal(words(request).say(kind.titleKey()))
                            .getBytes(StandardCharsets.UTF_8));
            return;
        }
        ResponseEntity<byte[]> answer = answer(request, new EpcisRefusal(kind));
        response.setStatus(kind.status());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        byte[] body = answer.getBody();
        if (body != null) {
            response.getOutputStream().write(body);
        }
    }

    // ---- refusals of handlers

    @ExceptionHandler
    ResponseEntity<byte[]> refused(EpcisRefusal refusal, HttpServletRequest request) {
        return answer(request, refusal);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refused refused, HttpServletRequest request) {
        return answer(request, of(refused.problems()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(HttpMediaTypeNotAcceptableException refused, HttpServletRequest request) {
        return answer(
                request,
                new EpcisRefusal(
                        EpcisException.NOT_ACCEPTABLE,
                        Problem.at(
                                HttpHeaders.ACCEPT,
                                QueryProblem.NO_SUCH_FORMAT,
                                names(refused.getSupportedMediaTypes()),
                                Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), ""))));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(HttpMediaTypeNotSupportedException refused, HttpServletRequest request) {
        return answer(
                request, QueryInterface.unsupported(names(refused.getSupportedMediaTypes()), request.getContentType()));
    }

    private static String names(List<MediaType> types) {
        return MediaType.toString(types);
    }

    /** Tomcat reads the parameters before a handler does, and takes none that are not encoded as they must be. */
    @ExceptionHandler
    ResponseEntity<byte[]> refused(InvalidParameterException unreadable, HttpServletRequest request) {
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        return answer(
                request,
                new EpcisRefusal(
                        EpcisException.QUERY_PARAMETER,
                        List.of(Problem.of(QueryProblem.BAD_ENCODING, query)),
                        Map.of()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> failed(RuntimeException failure, HttpServletRequest request) {
        LOG.error("a request to {} failed", request.getRequestURI(), failure);
        return answer(request, new EpcisRefusal(EpcisException.IMPLEMENTATION));
    }

    /** What a front door refused, in the terms of EPCIS. */
    public static EpcisRefusal of(List<Problem> problems) {
        ProblemCode.Category category = problems.getFirst().code().category();
        return new EpcisRefusal(
                switch (category) {
                    case INVALID -> EpcisException.VALIDATION;
                    case FORBIDDEN -> EpcisException.FORBIDDEN;
                    case NOT_FOUND -> EpcisException.NO_SUCH_NAME;
                    case CONFLICT -> EpcisException.ALREADY_EXISTS;
                    case TOO_LARGE -> EpcisException.CAPTURE_LIMIT_EXCEEDED;
                    case TOO_MANY -> EpcisException.TOO_MANY_REQUESTS;
                    case UNAVAILABLE -> EpcisException.BUSY;
                },
                problems,
                Map.of());
    }
}
