package vn.phusa.portal.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.phusa.base.store.PlatformSettings;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Wording;

/** Tells whoever started the program on a terminal where it is and how to stop it. */
@Component
class Welcome {
    private final Environment environment;
    private final PlatformSettings settings;
    private final Wording words;
    private final boolean recordingStart;

    /** @param recordingStart true when {@code ./run} lets the JDK record its start-up cache, which is written at the stop */
    Welcome(
            Environment environment,
            PlatformSettings settings,
            Languages languages,
            @Value("${phusa.recording-start:false}") boolean recordingStart,
            @Value("${PHUSA_LANG:${LC_ALL:${LANG:vi}}}") String language) {
        this.environment = environment;
        this.settings = settings;
        this.words = languages.in(language.startsWith("en") ? Locale.ENGLISH : Wording.VIETNAMESE);
        this.recordingStart = recordingStart;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            // A test without a server.
            return;
        }
        System.out.println();
        System.out.println(words.say("portal.welcome.address", address(port)));
        System.out.println(words.say(
                "portal.welcome.stop",
                settings.data().toAbsolutePath().normalize().toString()));
        sampleAccounts();
        System.out.println();
    }

    /** The accounts to try it with, as long as their file is kept; deleting the file ends this. */
    private void sampleAccounts() {
        Path file = settings.data().resolve("demo-accounts.txt");
        if (!Files.isReadable(file)) {
            return;
        }
        try {
            System.out.println();
            System.out.println(words.say("portal.welcome.accounts", file.toString()));
            Files.readAllLines(file).forEach(line -> System.out.println("  " + line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        if (recordingStart) {
            System.out.println(words.say("portal.welcome.recording"));
        }
    }

    private String address(String port) {
        if (settings.publicUrl() != null) {
            return settings.publicUrl().toString();
        }
        boolean secure = environment.containsProperty("server.ssl.certificate")
                || environment.containsProperty("server.ssl.key-store");
        return (secure ? "https" : "http") + "://localhost:" + port + "/";
    }
}
