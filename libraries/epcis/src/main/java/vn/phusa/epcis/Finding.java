package vn.phusa.epcis;

import java.util.List;
import java.util.Locale;

/**
 * Something wrong in a document.
 *
 * @param rule which rule is broken
 * @param path where: a JSONPath for JSON, an XPath for XML; empty where the document as a whole is meant
 * @param line the line, counted from 1; 0 where it is not known
 * @param column the column, counted from 1; 0 where it is not known
 * @param arguments what the sentence mentions
 */
public record Finding(Rule rule, String path, int line, int column, List<String> arguments) {

    public Finding {
        arguments = List.copyOf(arguments);
    }

    /** A finding at a path. */
    public static Finding at(String path, Rule rule, String... arguments) {
        return new Finding(rule, path, 0, 0, List.of(arguments));
    }

    /** How bad it is. */
    public Severity severity() {
        return rule.severity();
    }

    /** What is wrong and what to do, in Vietnamese. */
    public String vietnamese() {
        return filled(rule.vietnamese());
    }

    /** What is wrong and what to do, in English. */
    public String english() {
        return filled(rule.english());
    }

    /** The sentence in that language; Vietnamese unless English is asked for. */
    public String sentence(Locale language) {
        return language.getLanguage().equals("en") ? english() : vietnamese();
    }

    private String filled(String pattern) {
        String sentence = pattern;
        for (int i = 0; i < arguments.size(); i++) {
            sentence = sentence.replace("{" + i + "}", shortened(arguments.get(i)));
        }
        return sentence;
    }

    private static String shortened(String argument) {
        return argument.length() <= 120 ? argument : argument.substring(0, 120) + "…";
    }
}
