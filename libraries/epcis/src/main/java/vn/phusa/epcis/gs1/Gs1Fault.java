package vn.phusa.epcis.gs1;

import java.util.List;
import java.util.Locale;

/**
 * Why data was refused.
 *
 * @param rule which rule is broken
 * @param arguments what the sentence mentions
 */
public record Gs1Fault(Gs1Rule rule, List<String> arguments) {
    private static final int LONGEST_ARGUMENT = 90;

    /** Copies the list. */
    public Gs1Fault {
        arguments = List.copyOf(arguments);
    }

    static Gs1Fault of(Gs1Rule rule, String... arguments) {
        return new Gs1Fault(rule, List.of(arguments));
    }

    /** What is wrong and what to do; Vietnamese unless English is asked for. */
    public String sentence(Locale language) {
        String sentence = language.getLanguage().equals("en") ? rule.english() : rule.vietnamese();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            sentence = sentence.replace(
                    "{" + i + "}",
                    argument.length() <= LONGEST_ARGUMENT ? argument : argument.substring(0, LONGEST_ARGUMENT) + "…");
        }
        return sentence;
    }
}
