package vn.phusa.traceability.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import vn.phusa.access.Accounts;
import vn.phusa.access.ApiKeys;
import vn.phusa.base.Actor;
import vn.phusa.base.Role;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.ServerTest;

/** Requests that the HTTP server itself takes exception to: a problem document, and never a failure of the server. */
@ServerTest
class BrokenRequestsTest {

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Parties parties;

    @Value("${local.server.port}")
    private int port;

    private String key = "";

    @BeforeEach
    void aMillWithAKey() {
        String login = "broken-" + UUID.randomUUID().toString().substring(0, 8);
        key = keys.make(
                        accounts.actorOf(
                                accounts.open(
                                                Actor.platform(),
                                                new Accounts.NewAccount(
                                                        login,
                                                        "Hệ thống " + login,
                                                        "",
                                                        "vi",
                                                        null,
                                                        Role.INTEGRATION,
                                                        parties.register(
                                                                        Actor.platform(),
                                                                        NewOrganisation.under(
                                                                                null,
                                                                                "Nhà máy " + login,
                                                                                OrganisationKind.ENTERPRISE))
                                                                .orThrow()))
                                        .orThrow(),
                                Actor.Channel.WEB),
                        "thử",
                        null,
                        false,
                        null)
                .orThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /epcis/events?MATCH_anyEPC=%ff HTTP/1.1 | 400 | epcisException:QueryParameterException",
                "GET /epcis/events?= HTTP/1.1 | 400 | epcisException:QueryParameterException",
                "GET /epcis/events/%00 HTTP/1.1 | 400 | status",
                "GET /epcis/events?a=<> HTTP/1.1 | 400 | status",
                "GET /epcis/events HTTP/9.9 | 505 | status",
                "RUBBISH | 400 | status",
                "POST /epcis/capture HTTP/1.1~Content-Type: multipart/form-data | 4 | status",
            })
    void whatIsNoRequestIsAProblemAndNoFailure(String request, String status, String said) throws IOException {
        assertThat(answer(request))
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json")
                .contains(said);
    }

    @Test
    void aListMayBeSeparatedByTheSignThatBrowsersDoNotEncode() throws IOException {
        assertThat(answer("GET /epcis/events?eventType=ObjectEvent|AggregationEvent HTTP/1.1"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void whoAsksBeforeSendingIsToldOfTheRefusalBefore() throws IOException {
        String asking = "POST /epcis/capture HTTP/1.1~Expect: 100-continue~Content-Type: ";
        assertThat(answer(asking + "text/plain")).startsWith("HTTP/1.1 415");
        assertThat(answer(asking + "application/json")).startsWith("HTTP/1.1 100");
    }

    @Test
    void aQueryThatIsTooLongIsToldSo() throws IOException {
        assertThat(answer("GET /epcis/events?EQ_eventID=" + "urn:uuid:1|".repeat(3_000) + "urn:uuid:1 HTTP/1.1"))
                .startsWith("HTTP/1.1 414")
                .contains("epcisException:URITooLongException");
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((request.replace("~", "\r\n") + "\r\nHost: localhost\r\nX-API-Key: " + key
                                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
