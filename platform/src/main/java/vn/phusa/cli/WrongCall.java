package vn.phusa.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What is wrong with a call, in the user's language: what picocli itself says is English whatever it is told. */
final class WrongCall {

    private WrongCall() {}

    /** A sentence that names what is wrong as it was typed, and what may be typed instead. */
    static String sentence(CommandLine.ParameterException failure, Terminal terminal) {
        return switch (failure) {
            case CommandLine.MissingParameterException missing ->
                terminal.words(
                        "cli.wrong-missing",
                        missing.getMissing().stream().map(WrongCall::typed).collect(Collectors.joining(", ")));
            case CommandLine.UnmatchedArgumentException unmatched -> unmatched(unmatched, terminal);
            case CommandLine.OverwrittenOptionException twice ->
                terminal.words("cli.wrong-twice", name(twice.getOverwritten()));
            case CommandLine.MaxValuesExceededException _ -> terminal.words("cli.wrong-too-many");
            default -> {
                ArgSpec argument = failure.getArgSpec();
                yield argument == null ? withoutArgument(failure, terminal) : value(argument, failure, terminal);
            }
        };
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException unmatched, Terminal terminal) {
        List<String> words = unmatched.getUnmatched();
        List<String> alike = unmatched.getSuggestions();
        String said = terminal.words(
                unmatched.isUnknownOption()
                        ? "cli.wrong-no-option"
                        : isWhole(unmatched.getCommandLine()) ? "cli.wrong-no-command" : "cli.wrong-too-much",
                words.isEmpty() ? "" : unmatched.isUnknownOption() ? words.getFirst() : String.join(" ", words));
        return alike.isEmpty() ? said : said + " " + terminal.words("cli.wrong-alike", String.join(", ", alike));
    }

    private static String withoutArgument(CommandLine.ParameterException failure, Terminal terminal) {
        return isWhole(failure.getCommandLine())
                ? terminal.words(
                        "cli.wrong-which-command",
                        String.join(
                                ", ", failure.getCommandLine().getSubcommands().keySet()))
                : terminal.words("cli.wrong-otherwise");
    }

    private static String value(ArgSpec argument, CommandLine.ParameterException failure, Terminal terminal) {
        String given = failure.getValue();
        if (given == null) {
            return terminal.words("cli.wrong-missing", typed(argument));
        }
        Class<?> type = argument.auxiliaryTypes().length == 0 ? argument.type() : argument.auxiliaryTypes()[0];
        if (type.isEnum()) {
            return terminal.words(
                    "cli.wrong-choice",
                    given,
                    name(argument),
                    Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return terminal.words(kind(type), given, name(argument));
    }

    private static String kind(Class<?> type) {
        if (Temporal.class.isAssignableFrom(type)) {
            return "cli.wrong-date";
        } else if (type == URI.class) {
            return "cli.wrong-address";
        } else if (type == Path.class) {
            return "cli.wrong-path";
        } else if (type.isPrimitive() && type != boolean.class || Number.class.isAssignableFrom(type)) {
            return "cli.wrong-number";
        }
        return "cli.wrong-value";
    }

    /** The program itself, whose arguments are commands. */
    private static boolean isWhole(CommandLine command) {
        return command.getParent() == null;
    }

    private static String name(@Nullable ArgSpec argument) {
        return switch (argument) {
            case null -> "";
            case OptionSpec option -> option.longestName();
            default -> argument.paramLabel();
        };
    }

    /** As it would be typed. */
    private static String typed(ArgSpec argument) {
        boolean takesValue = argument.arity().max() > 0;
        return argument instanceof OptionSpec option && takesValue
                ? option.longestName() + " " + argument.paramLabel()
                : name(argument);
    }
}
