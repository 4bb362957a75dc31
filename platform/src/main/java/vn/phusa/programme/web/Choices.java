package vn.phusa.programme.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.phusa.base.Qualifier;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.CommitmentView.Verb;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.Dependency;
import vn.phusa.programme.Explanation;
import vn.phusa.programme.Finding;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Indicator;
import vn.phusa.programme.Life;
import vn.phusa.programme.Milestone;
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

    /** Five working days are usual for an answer. */
    public static final Form USUAL_TERM = Form.of(Map.of("ask-explanation-days", "5"));

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

    /** Milestones still to be reached, by their place from 1. */
    public static Map<String, String> openMilestones(Page page, Commitment commitment) {
        Map<String, String> options = new LinkedHashMap<>();
        List<Milestone> milestones = commitment.terms().milestones();
        for (int i = 0; i < milestones.size(); i++) {
            Milestone milestone = milestones.get(i);
            if (milestone.reachedOn() == null) {
                options.put(
                        Integer.toString(i + 1),
                        milestone.name() + " (" + page.t("programme.due.short", Words.due(page, milestone.dueOn()))
                                + ")");
            }
        }
        return options;
    }

    /** Periods of all indicators: "2.1" is the first period of the second indicator. */
    public static Map<String, String> periods(Page page, Commitment commitment) {
        Map<String, String> options = new LinkedHashMap<>();
        List<Indicator> indicators = commitment.terms().indicators();
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = indicators.get(i);
            for (int k = 0; k < indicator.periods().size(); k++) {
                Indicator.Period period = indicator.periods().get(k);
                String time = period.from() == null && period.to() == null
                        ? ""
                        : ", " + Objects.requireNonNullElse(page.date(period.from()), "…") + " – "
                                + Objects.requireNonNullElse(page.date(period.to()), "…");
                options.put(
                        (i + 1) + "." + (k + 1),
                        indicator.name().in(page.locale())
                                + (indicator.unit().isEmpty() ? "" : " (" + indicator.unit() + ")")
                                + time);
            }
        }
        return options;
    }

    public static Map<String, String> qualifiers(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Qualifier qualifier : Qualifier.values()) {
            options.put(qualifier.name(), page.t("programme.qualifier." + qualifier.name()));
        }
        return options;
    }

    /** Questions that wait for an answer, by their place from 1. */
    public static Map<String, String> openQuestions(Page page, Commitment commitment) {
        Map<String, String> options = new LinkedHashMap<>();
        List<Explanation> asked = commitment.explanations();
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).open()) {
                options.put(Integer.toString(i + 1), shortened(asked.get(i).question()));
            }
        }
        return options;
    }

    public static Map<String, String> evidence(Commitment commitment) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < commitment.evidence().size(); i++) {
            options.put(Integer.toString(i + 1), commitment.evidence().get(i).name());
        }
        return options;
    }

    /** What a unit may say through a one-time link, as the commitment stands. */
    public static Map<String, String> answers(Page page, Commitment commitment) {
        Map<String, String> options = new LinkedHashMap<>();
        if (commitment.explanations().stream().anyMatch(Explanation::open)) {
            options.put("explain", page.t("programme.answer.what.explain"));
        }
        if (commitment.life() instanceof Life.Assigned) {
            options.put("receive", page.t("programme.answer.what.receive"));
        }
        if (commitment.life().inHand()) {
            options.put("progress", page.t("programme.answer.what.progress"));
            options.put("done", page.t("programme.answer.what.done"));
            if (commitment.dueOn() != null && commitment.extension() == null) {
                options.put("extension", page.t("programme.answer.what.extension"));
            }
        }
        return options;
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 119) + "…";
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
