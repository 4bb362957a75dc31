package vn.phusa.shell;

import jakarta.servlet.http.HttpServletRequest;
import vn.phusa.base.Actor;

/** Tells who is behind a request; the access room answers. */
public interface Doorkeeper {
    Actor actor(HttpServletRequest request);
}
