package vn.phusa.traceability.chain.web;

import java.util.List;
import vn.phusa.base.Bilingual;
import vn.phusa.shell.Page;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.chain.FieldAction;

/** How chains are said on pages. */
public final class ChainWords {
    private ChainWords() {}

    /**
     * A key data element of a step.
     *
     * @param needed whether the chain asks for it
     * @param fsma its name in 21 CFR 1.1325 to 1.1350; empty: none
     */
    public record Datum(String name, boolean needed, String fsma) {}

    public static String say(Page page, Bilingual words) {
        return words.in(page.locale());
    }

    /** What may be told of a step, what is asked for first. */
    public static List<Datum> data(Page page, ChainTemplate.Step step) {
        List<Datum> data = new java.util.ArrayList<>();
        for (ChainTemplate.Given given : ChainTemplate.Given.values()) {
            if (step.needs().contains(given.code())) {
                data.add(new Datum(page.t("traceability.chain.given." + given.code()), true, ""));
            }
        }
        for (FieldAction.Element element : step.action().elements()) {
            data.add(new Datum(
                    say(page, element.name()),
                    element.required() || step.needs().contains(element.code()),
                    step.fsma() == null || element.fsma() == null ? "" : element.fsma()));
        }
        data.sort(java.util.Comparator.comparing(Datum::needed).reversed());
        return data;
    }
}
