package vn.phusa.epcis.gs1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Code lists of others that element strings refer to, as our own tables. */
final class Codes {
    static final Set<String> COUNTRY_LETTERS = column("countries.txt", 0);
    static final Set<String> COUNTRY_NUMBERS = column("countries.txt", 1);
    static final Set<String> CURRENCY_NUMBERS = column("currencies.txt", 1);
    static final Set<String> PACKAGE_TYPES = lines("package-types.txt").stream()
            .flatMap(line -> Arrays.stream(line.split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    private Codes() {}

    private static Set<String> column(String file, int column) {
        return lines(file).stream().map(line -> line.split(" ")[column]).collect(Collectors.toUnmodifiableSet());
    }

    /** The lines of a table that stands beside this class, without remarks. */
    static List<String> lines(String file) {
        try (InputStream table = Objects.requireNonNull(Codes.class.getResourceAsStream(file), file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
