package vn.phusa.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import vn.phusa.base.Actor;
import vn.phusa.shell.Doorkeeper;

/** Asks the access room who is behind a request; a visitor while the house has no such room. */
record Visitors(ObjectProvider<Doorkeeper> doorkeeper) {
    Actor actor(HttpServletRequest request) {
        Doorkeeper keeper = doorkeeper.getIfAvailable();
        return keeper == null ? Actor.visitor() : keeper.actor(request);
    }
}
