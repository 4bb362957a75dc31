package vn.phusa.programme.web;

import java.util.List;
import java.util.stream.IntStream;
import vn.phusa.shell.Form;

/** Repeated lines of a form. */
public final class Lines {
    private Lines() {}

    /** Numbers of the lines to show: those filled and some empty ones. */
    public static List<Integer> of(Form form, String field) {
        return IntStream.range(0, form.all(field).size() + CommitmentForm.SPARE_LINES)
                .boxed()
                .toList();
    }

    public static String at(Form form, String field, int line) {
        List<String> values = form.all(field);
        return line < values.size() ? values.get(line) : "";
    }
}
