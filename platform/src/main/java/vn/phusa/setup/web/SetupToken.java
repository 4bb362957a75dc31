package vn.phusa.setup.web;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.phusa.setup.Setup;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Wording;

/** Prints the token on the console, at every start until the set-up is over: who reads it sits at the machine. */
@Component
class SetupToken {
    private final Setup setup;
    private final Wording words;

    SetupToken(Setup setup, Languages languages, @Value("${PHUSA_LANG:${LC_ALL:${LANG:vi}}}") String language) {
        this.setup = setup;
        this.words = languages.in(language.startsWith("en") ? Locale.ENGLISH : Wording.VIETNAMESE);
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void show() {
        setup.token().ifPresent(token -> {
            System.out.println(words.say("setup.console.token", token));
            System.out.println();
        });
    }
}
