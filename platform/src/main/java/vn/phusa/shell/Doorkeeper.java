package vn.phusa.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import vn.phusa.base.Actor;

/** Tells who is behind a request; the access room answers. */
public interface Doorkeeper {
    Actor actor(HttpServletRequest request);

    /**
     * Who is behind a request, found out anew whenever it is asked: for connections that outlive it. Once whoever it was may no longer
     * come in, the public.
     */
    Supplier<Actor> standing(HttpServletRequest request);
}
