package vn.phusa.shell;

/** Addresses of static files, with the version in them, so that browsers may keep them long. */
public interface Assets {
    /** An own file under {@code static/assets}, for example {@code phusa.css}. */
    String own(String file);

    /** A file of a packaged browser library, for example {@code htmx.org}, {@code dist/htmx.min.js}. */
    String library(String name, String file);
}
