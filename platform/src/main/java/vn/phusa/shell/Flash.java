package vn.phusa.shell;

import java.io.Serializable;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Something to say once, on the page after a redirect. */
public record Flash(Page.Tone tone, String wordingKey, List<String> arguments) implements Serializable {
    public static final String ATTRIBUTE = "flash";

    public static void success(RedirectAttributes redirect, String wordingKey, String... arguments) {
        redirect.addFlashAttribute(ATTRIBUTE, new Flash(Page.Tone.SUCCESS, wordingKey, List.of(arguments)));
    }

    public static void say(RedirectAttributes redirect, Page.Tone tone, String wordingKey, String... arguments) {
        redirect.addFlashAttribute(ATTRIBUTE, new Flash(tone, wordingKey, List.of(arguments)));
    }
}
