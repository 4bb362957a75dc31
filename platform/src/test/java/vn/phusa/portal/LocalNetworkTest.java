package vn.phusa.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.phusa.PhuSa;

/** What {@code ./run --lan} does: its script makes certificate and settings, the server uses them. */
@SpringBootTest(
        classes = PhuSa.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "phusa.temporary=true",
            "phusa.jobs.start=false",
            "phusa.first-data=EMPTY",
            "server.shutdown=immediate"
        })
@ExtendWith(OutputCaptureExtension.class)
class LocalNetworkTest {
    private static final int PORT = freePort();

    @TempDir
    static Path folder;

    private static Map<String, String> said = Map.of();

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** The environment that the script leaves behind, and under {@code said} what it told the user. */
    private static Map<String, String> script(Map<String, String> with) {
        try {
            ProcessBuilder shell = new ProcessBuilder(
                            "bash", "-c", "set -euo pipefail; . scripts/common.sh; find_jdk; . scripts/lan.sh; env -0")
                    .directory(Path.of("..").toFile());
            shell.environment().keySet().removeIf(name -> name.startsWith("PHUSA_") || name.startsWith("SERVER_"));
            shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
            shell.environment().putAll(with);
            Path errors = Files.createTempFile(folder, "said", ".txt");
            Process process = shell.redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            Map<String, String> found = new HashMap<>();
            Arrays.stream(output.split("\0"))
                    .forEach(line ->
                            found.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
            found.put("said", Files.readString(errors));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void asTheScriptSays(DynamicPropertyRegistry properties) {
        said = script(Map.of("PHUSA_DATA", folder.toString(), "PHUSA_PORT", Integer.toString(PORT)));
        properties.add("server.port", () -> said.get("PHUSA_PORT"));
        properties.add("server.address", () -> said.get("SERVER_ADDRESS"));
        properties.add("phusa.public-url", () -> said.get("PHUSA_PUBLIC_URL"));
        properties.add("phusa.lan", () -> said.get("PHUSA_LAN"));
        properties.add("server.ssl.key-store", () -> said.get("SERVER_SSL_KEY_STORE"));
        properties.add("server.ssl.key-store-type", () -> said.get("SERVER_SSL_KEY_STORE_TYPE"));
        properties.add("server.ssl.key-store-password", () -> said.get("SERVER_SSL_KEY_STORE_PASSWORD"));
        properties.add("server.ssl.key-alias", () -> said.get("SERVER_SSL_KEY_ALIAS"));
    }

    @Autowired
    private ConfigurableApplicationContext platform;

    private static KeyStore store() throws Exception {
        return KeyStore.getInstance(
                folder.resolve("tls/lan.p12").toFile(),
                Objects.requireNonNull(said.get("SERVER_SSL_KEY_STORE_PASSWORD"))
                        .toCharArray());
    }

    private static X509Certificate certificate() throws Exception {
        return (X509Certificate) store().getCertificate("lan");
    }

    private static List<String> covered() throws Exception {
        return certificate().getSubjectAlternativeNames().stream()
                .map(name -> name.get(1).toString())
                .toList();
    }

    private static String host() {
        return URI.create(said.getOrDefault("PHUSA_PUBLIC_URL", "")).getHost();
    }

    @Test
    void theCertificateCoversEveryNameAndAddressOfTheMachineAndIsForServersOnly() throws Exception {
        assertThat(covered()).contains("localhost", "127.0.0.1", host().replaceAll("[\\[\\]]", ""));
        assertThat(covered()).anyMatch(name -> name.endsWith(".local"));
        assertThat(certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        certificate().checkValidity();
    }

    @Test
    void theServerSpeaksHttpsAtEachOfThem() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("lan", certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            for (String host : List.of("localhost", "127.0.0.1", host())) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create("https://" + host + ":" + PORT + "/setup"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(host).isEqualTo(200);
                assertThat(answer.headers().allValues("Set-Cookie"))
                        .isNotEmpty()
                        .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
            }
        }
    }

    @Test
    void theStartShowsTheAddressAndACodeThatACameraReads(CapturedOutput output) throws Exception {
        // The context may have been made before this test began to listen: the start is told once more.
        platform.publishEvent(
                new ApplicationReadyEvent(new SpringApplication(PhuSa.class), new String[0], platform, null));
        List<String> lines = output.getOut().lines().toList();
        String address = said.get("PHUSA_PUBLIC_URL") + "/";
        assertThat(lines).anyMatch(line -> line.contains(address));
        assertThat(output.getOut())
                .containsAnyOf("trong mạng nội bộ", "in this local network", "trên máy này", "on this machine");
        List<String> drawn = TerminalCode.lines(address, false);
        List<String> code = lines.stream()
                .filter(line -> line.length() == drawn.getFirst().length() && line.matches("[ █▀▄]+"))
                .limit(drawn.size())
                .toList();
        assertThat(TerminalCodeTest.read(code)).isEqualTo(address);
    }

    @Test
    void theFingerprintToCompareIsTheCertificates() throws Exception {
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                .digest(certificate().getEncoded());
        assertThat(said.get("said"))
                .contains(java.util.HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
    }

    @Test
    void theKeyIsForItsOwnerOnlyAndIsMadeAnewOnlyForOtherNames() throws Exception {
        Path data = Files.createDirectory(folder.resolve("other"));
        Map<String, String> with = Map.of("PHUSA_DATA", data.toString());
        assertThat(script(with).get("PHUSA_PORT")).isEqualTo("8443");
        Path made = data.resolve("tls/lan.p12");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
        byte[] first = Files.readAllBytes(made);
        script(with);
        assertThat(Files.readAllBytes(made)).isEqualTo(first);
        String url = "https://phusa.vinhlong.local:8443";
        Map<String, String> named = script(Map.of("PHUSA_DATA", data.toString(), "PHUSA_PUBLIC_URL", url));
        assertThat(named.get("PHUSA_PUBLIC_URL")).isEqualTo(url);
        KeyStore renewed = KeyStore.getInstance(
                made.toFile(),
                Objects.requireNonNull(named.get("SERVER_SSL_KEY_STORE_PASSWORD"))
                        .toCharArray());
        assertThat(((X509Certificate) renewed.getCertificate("lan"))
                        .getSubjectAlternativeNames()
                        .toString())
                .contains("phusa.vinhlong.local");
    }
}
