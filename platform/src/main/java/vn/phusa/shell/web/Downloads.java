package vn.phusa.shell.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import org.springframework.http.ContentDisposition;
import vn.phusa.shell.Exports;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Wording;

/** Answers a list request with a file: {@code ?format=xlsx} or {@code ?format=csv}. */
public final class Downloads {
    private Downloads() {}

    public static boolean asked(String format) {
        return format.equals("xlsx") || format.equals("csv");
    }

    /** Streams all rows of the list. */
    public static <T> void send(
            String format, Listing<T> listing, Iterator<T> rows, Wording words, HttpServletResponse response)
            throws IOException {
        response.setContentType(format.equals("xlsx") ? Exports.XLSX : Exports.CSV);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(listing.name() + "." + format)
                        .build()
                        .toString());
        if (format.equals("xlsx")) {
            Exports.xlsx(listing, rows, words, response.getOutputStream());
        } else {
            Exports.csv(listing, rows, words, response.getOutputStream());
        }
    }
}
