package vn.phusa.traceability.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import vn.phusa.base.Problem;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.gs1.CanonicalIdentifier;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.EpcUrn;
import vn.phusa.epcis.xml.XmlVersion;
import vn.phusa.traceability.QueryProblem;

/**
 * How an answer is to be written, as the headers of the request ask for it.
 *
 * @param xml otherwise JSON-LD
 * @param version of the XML
 * @param type the content type
 * @param epcFormat how identifiers are spelt, as the header names it
 * @param options the same for the writers
 */
record Answering(boolean xml, XmlVersion version, MediaType type, String epcFormat, OutputOptions options) {

    static final MediaType LD_JSON = MediaType.parseMediaType("application/ld+json");

    private static final String EPC_FORMAT = "GS1-EPC-Format";
    private static final String CBV_FORMAT = "GS1-CBV-XML-Format";
    private static final String EXTENSIONS = "GS1-Extensions";

    /** Digits of a company prefix where nothing tells; a Digital Link does not. */
    private static final int USUAL_PREFIX_LENGTH = 7;

    private static final double NEWEST_VERSION = 2.0;
    private static final double OLDEST_VERSION = 1.2;

    /**
     * Reads the headers.
     *
     * @param xmlPossible whether the resource can be said in XML
     */
    static Answering of(HttpServletRequest request, boolean xmlPossible) {
        MediaType type = type(request, xmlPossible);
        boolean xml = type.getSubtype().equals("xml");
        double most = requireVersions(request, xml);
        String format = request.getHeader(EPC_FORMAT);
        UnaryOperator<String> identifiers = identifiers(format);
        String vocabulary = request.getHeader(CBV_FORMAT);
        OutputOptions.CbvFormat cbv = switch (vocabulary) {
            case null -> OutputOptions.CbvFormat.URN;
            case "Always_Web_URI" -> OutputOptions.CbvFormat.WEB_URI;
            case "Always_URN", "No_Preference", "Never_Translates" -> OutputOptions.CbvFormat.URN;
            default ->
                throw unknown(CBV_FORMAT, vocabulary, "Always_Web_URI, Always_URN, No_Preference, Never_Translates");
        };
        return new Answering(
                xml,
                most < NEWEST_VERSION ? XmlVersion.V1_2 : XmlVersion.V2_0,
                type,
                format == null ? "Always_GS1_Digital_Link" : format,
                new OutputOptions(identifiers, cbv));
    }

    /**
     * Refuses where no version that can be answered lies between those that the headers name.
     *
     * @param xml whether it can be answered in XML, which older versions have as well
     * @return the newest version of EPCIS that is taken
     */
    static double requireVersions(HttpServletRequest request, boolean xml) {
        double most = 0;
        // The vocabulary first: what is returned is the version of EPCIS.
        for (String standard : List.of("CBV", "EPCIS")) {
            double least = version(request, "GS1-" + standard + "-Min", 0);
            most = version(request, "GS1-" + standard + "-Max", NEWEST_VERSION);
            if (least > NEWEST_VERSION || least > most || most < NEWEST_VERSION && (!xml || most < OLDEST_VERSION)) {
                throw new EpcisRefusal(
                        EpcisException.NOT_ACCEPTABLE,
                        Problem.of(
                                QueryProblem.NO_SUCH_FORMAT,
                                standard + " 2.0, 1.2 (XML)",
                                standard + " " + least + " – " + most));
            }
        }
        return most;
    }

    /** How the writers spell identifiers in that format. */
    static OutputOptions options(String epcFormat) {
        return new OutputOptions(identifiers(epcFormat), OutputOptions.CbvFormat.URN);
    }

    private static UnaryOperator<String> identifiers(@Nullable String format) {
        return switch (format) {
            case null -> Answering::asLink;
            case "Always_GS1_Digital_Link" -> Answering::asLink;
            case "Always_EPC_URN" -> Answering::asUrn;
            case "No_Preference", "Never_Translates" -> UnaryOperator.identity();
            default ->
                throw unknown(
                        EPC_FORMAT, format, "Always_GS1_Digital_Link, Always_EPC_URN, No_Preference, Never_Translates");
        };
    }

    /** What the prefixes of the request stand for ({@code GS1-Extensions: ex=https://ns.gao.vn/, …}). */
    static Namespaces extensions(HttpServletRequest request) {
        Map<String, String> prefixes = new LinkedHashMap<>();
        Enumeration<String> headers = request.getHeaders(EXTENSIONS);
        for (String header : Collections.list(headers)) {
            for (String each : header.split(",")) {
                int equals = each.indexOf('=');
                if (equals > 0) {
                    prefixes.put(
                            each.substring(0, equals).strip(),
                            each.substring(equals + 1).strip());
                }
            }
        }
        return Namespaces.of(prefixes);
    }

    private static MediaType type(HttpServletRequest request, boolean xmlPossible) {
        String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
        if (accept.isBlank()) {
            return MediaType.APPLICATION_JSON;
        }
        try {
            List<MediaType> ranges = new ArrayList<>(MediaType.parseMediaTypes(accept));
            // Spring's own order of specificity puts quality first.
            ranges.sort(Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype));
            List<MediaType> asked = new ArrayList<>(ranges);
            asked.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
            for (MediaType each : asked) {
                if (each.getQualityValue() == 0) {
                    continue;
                }
                for (MediaType offered : xmlPossible
                        ? List.of(MediaType.APPLICATION_JSON, LD_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML)
                        : List.of(MediaType.APPLICATION_JSON, LD_JSON)) {
                    // The most specific range that a type is in says how welcome it is (RFC 9110, 12.5.1).
                    if (each.includes(offered)
                            && ranges.stream()
                                    .filter(range -> range.includes(offered))
                                    .findFirst()
                                    .filter(each::equals)
                                    .isPresent()) {
                        return offered;
                    }
                }
            }
        } catch (InvalidMediaTypeException unreadable) {
            // As if it were none of those offered.
        }
        throw new EpcisRefusal(
                EpcisException.NOT_ACCEPTABLE,
                Problem.of(
                        QueryProblem.NO_SUCH_FORMAT,
                        "application/json, application/ld+json" + (xmlPossible ? ", application/xml" : ""),
                        accept));
    }

    private static double version(HttpServletRequest request, String header, double otherwise) {
        String value = request.getHeader(header);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9]\\.[0-9](\\.[0-9]+)?")) {
            throw unknown(header, value, "1.2, 2.0");
        }
        return Double.parseDouble(value.substring(0, 3));
    }

    private static EpcisRefusal unknown(String header, String value, String legal) {
        return new EpcisRefusal(
                EpcisException.VALIDATION, Problem.at(header, QueryProblem.UNKNOWN_HEADER_VALUE, header, value, legal));
    }

    /** A URN as a Digital Link; a link stays as it is, with its domain. */
    private static String asLink(String uri) {
        return uri.startsWith("urn:epc:") ? CanonicalIdentifier.of(uri) : uri;
    }

    /**
     * A Digital Link as a URN. Which digits are the company's a link does not tell, so the usual length is taken; the key is the same
     * whatever the length.
     */
    private static String asUrn(String uri) {
        if (!uri.startsWith("http")) {
            return uri;
        }
        DigitalLink link = DigitalLink.parse(uri).orNull();
        EpcUrn urn = link == null ? null : urn(link);
        return urn == null ? uri : urn.toString();
    }

    private static @Nullable EpcUrn urn(DigitalLink link) {
        return EpcUrn.of(link, USUAL_PREFIX_LENGTH).orNull();
    }
}
