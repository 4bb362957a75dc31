package vn.phusa.shell;

import java.util.function.Predicate;
import vn.phusa.base.Actor;

/**
 * One entry of the main menu; rooms contribute them as beans.
 *
 * @param order smaller stands first; tens, so that others fit between
 * @param path where it leads
 * @param wordingKey its text
 * @param icon name of a symbol in {@code static/assets/icons.svg}
 * @param shownTo who sees it; a permission is checked again at the front door
 */
public record MenuEntry(int order, String path, String wordingKey, String icon, Predicate<Actor> shownTo) {
    /** An entry that everybody sees, also without an account. */
    public static MenuEntry forEveryone(int order, String path, String wordingKey, String icon) {
        return new MenuEntry(order, path, wordingKey, icon, actor -> true);
    }
}
