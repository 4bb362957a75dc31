package vn.phusa.programme.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.CommitmentView.Verb;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.Dependency;
import vn.phusa.programme.Finding;
import vn.phusa.programme.Holder;
import vn.phusa.shell.Form;
import vn.phusa.shell.Page;

/** What the forms of this room offer to choose from. */
public final class Choices {
    /** Verbs of the focal point that stand folded together. */
    public static final Set<String> KEEPING = Set.of(
            Verb.BIND.key(),
            Verb.TRANSFER.key(),
            Verb.SUSPEND.key(),
            Verb.RESUME.key(),
            Verb.CARRY_OVER.key(),
            Verb.END.key(),
            Verb.CONNECT.key(),
            Verb.RECORD_FINDING.key());

    private Choices() {}

    public static Map<String, String> kinds(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        for (CommitmentKind kind : CommitmentKind.values()) {
            options.put(kind.key(), Words.kind(page, kind));
        }
        return options;
    }

    public static Map<String, String> ratings(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Confidence rating : Confidence.values()) {
            options.put(rating.key(), page.t("programme.confidence." + rating.key()));
        }
        return options;
    }

    public static Map<String, String> certainties(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Finding.Certainty certainty : Finding.Certainty.values()) {
            options.put(certainty.key(), page.t("programme.finding.certainty." + certainty.key()));
        }
        return options;
    }

    public static Map<String, String> dependencies(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Dependency.Type type : Dependency.Type.values()) {
            options.put(type.code(), page.t("programme.dependency." + type.code()));
        }
        return options;
    }

    public static Map<String, String> connections(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String how : new String[] {"link", "unlink", "depend", "undepend"}) {
            options.put(how, page.t("programme.connect." + how));
        }
        return options;
    }

    /** The places held by words: the lead as the empty choice, coordinators by their words. */
    public static Map<String, String> placeholders(Page page, Commitment commitment) {
        Map<String, String> options = new LinkedHashMap<>();
        if (commitment.terms().lead() instanceof Holder.Unresolved(String text)) {
            options.put("", page.t("programme.bind.lead", text));
        }
        commitment.terms().coordinators().forEach(holder -> {
            if (holder instanceof Holder.Unresolved(String text)) {
                options.put(text, page.t("programme.bind.coordinator", text));
            }
        });
        return options;
    }

    /** The day that was asked for stands in the form of who grants it. */
    public static Form asked(Commitment commitment) {
        return commitment.extension() == null
                ? Form.empty()
                : Form.of(Map.of(
                        "grant-extension-newDue",
                        commitment.extension().newDue().toString()));
    }
}
