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
import vn.phusa.base.store.OwnAddress;
import vn.phusa.base.store.PlatformSettings;
import vn.phusa.portal.TerminalCode;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Wording;

/** Tells whoever started the program on a terminal where it is and how to stop it. */
@Component
class Welcome {
    private final Environment environment;
    private final PlatformSettings settings;
    private final OwnAddress address;
    private final Wording words;
    private final String recordingStart;
    private final boolean onLocalNetwork;

    /**
     * @param recordingStart where {@code ./run} lets the JDK record its start-up cache, which is written at the stop: the file by
     *     which it sees that the start came up; empty: nothing is recorded
     * @param onLocalNetwork true after {@code ./run --lan}: phones are to find the address
     */
    Welcome(
            Environment environment,
            PlatformSettings settings,
            OwnAddress address,
            Languages languages,
            @Value("${phusa.recording-start:}") String recordingStart,
            @Value("${phusa.lan:false}") boolean onLocalNetwork,
            @Value("${PHUSA_LANG:${LC_ALL:${LANG:vi}}}") String language) {
        this.environment = environment;
        this.settings = settings;
        this.address = address;
        this.words = languages.in(language.startsWith("en") ? Locale.ENGLISH : Wording.VIETNAMESE);
        this.recordingStart = recordingStart;
        this.onLocalNetwork = onLocalNetwork;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        if (environment.getProperty("local.server.port") == null) {
            // A test without a server.
            return;
        }
        if (!recordingStart.isEmpty()) {
            noteThatItCameUp();
        }
        System.out.println();
        System.out.println(words.say("portal.welcome.address", address.root() + "/"));
        if (onLocalNetwork) {
            System.out.println(words.say("portal.welcome.scan"));
            boolean terminal = System.console() != null && System.console().isTerminal();
            TerminalCode.lines(address.root() + "/", terminal).forEach(System.out::println);
        }
        System.out.println(words.say(
                "portal.welcome.stop",
                settings.data().toAbsolutePath().normalize().toString()));
        switch (reach()) {
            case THIS_MACHINE -> System.out.println(words.say("portal.welcome.links-this-machine"));
            case LOCAL_NETWORK -> System.out.println(words.say("portal.welcome.links-network"));
            case EVERYWHERE -> {}
        }
        sampleAccounts();
        System.out.println();
    }

    private void noteThatItCameUp() {
        try {
            Files.writeString(Path.of(recordingStart), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A certificate of one's own making is trusted by nobody outside, whatever the address. */
    private OwnAddress.Reach reach() {
        return onLocalNetwork && address.reach() == OwnAddress.Reach.EVERYWHERE
                ? OwnAddress.Reach.LOCAL_NETWORK
                : address.reach();
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
        if (!recordingStart.isEmpty()) {
            System.out.println(words.say("portal.welcome.recording"));
        }
    }
}
