package vn.phusa.shell;

import vn.phusa.base.Actor;

/** A small count beside a menu entry ("Việc của tôi 3"); contributed by the room that knows it, cheap to compute. */
public interface Badge {
    /** The menu entry's path. */
    String path();

    /** Zero shows nothing. */
    int count(Actor actor);
}
