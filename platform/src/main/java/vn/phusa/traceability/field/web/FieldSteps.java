package vn.phusa.traceability.field.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.shell.Page;
import vn.phusa.traceability.chain.ChainRules;

/** The steps of chains that an action records, to choose from. */
public final class FieldSteps {
    private FieldSteps() {}

    /** Code and name. */
    public static Map<String, String> options(Page page, List<ChainRules.Chosen> steps) {
        Map<String, String> options = new LinkedHashMap<>();
        for (ChainRules.Chosen step : steps) {
            options.put(
                    step.code(),
                    step.chain().name().in(page.locale()) + ": "
                            + step.step().name().in(page.locale()));
        }
        return options;
    }
}
