package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.phusa.PhuSa;

/** The platform speaks HTTPS itself, with a certificate and key as PEM files, as {@code PHUSA_TLS_CERTIFICATE} gives them. */
@SpringBootTest(
        classes = PhuSa.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "phusa.temporary=true",
            "phusa.jobs.start=false",
            "phusa.first-data=EMPTY",
            "phusa.public-url=https://localhost:8443",
            "server.shutdown=immediate"
        })
class OwnCertificateTest {
    @TempDir
    static Path folder;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void certificate(DynamicPropertyRegistry properties) throws Exception {
        Path store = folder.resolve("own.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        pem("CERTIFICATE", "own.crt", keys.getCertificate("own").getEncoded());
        pem(
                "PRIVATE KEY",
                "own.key",
                keys.getKey("own", "changeit".toCharArray()).getEncoded());
        properties.add("server.ssl.certificate", () -> "file:" + folder.resolve("own.crt"));
        properties.add("server.ssl.certificate-private-key", () -> "file:" + folder.resolve("own.key"));
    }

    private static void pem(String kind, String file, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    @Test
    void browsersAreToldToStayWithHttpsAndCookiesTravelOnlyThere() throws Exception {
        HttpResponse<String> answer = get("/setup");
        assertThat(answer.statusCode()).isEqualTo(200);
        SSLSession session = answer.sslSession().orElseThrow();
        assertThat(session.getProtocol()).isIn("TLSv1.3", "TLSv1.2");
        assertThat(((X509Certificate) session.getPeerCertificates()[0])
                        .getSubjectX500Principal()
                        .getName())
                .isEqualTo("CN=localhost");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies).isNotEmpty().allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void withoutAProxyNobodyElseSaysWhereARequestComesFrom() throws Exception {
        HttpResponse<String> answer = get("/setup", "X-Forwarded-Proto", "http");
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .as("the request stays a secure one, whatever its headers say")
                .isPresent();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        KeyStore trusted = KeyStore.getInstance(folder.resolve("own.p12").toFile(), "changeit".toCharArray());
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("own", Objects.requireNonNull(trusted.getCertificate("own")));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
