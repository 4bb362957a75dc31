package vn.phusa.access.web;

import java.time.Instant;

/**
 * One signed-in browser.
 *
 * @param handle names it on the page; says nothing about the session's own number
 * @param device what the browser calls itself; may be empty
 * @param here whether it is the one that asks
 */
public record OpenSession(
        String handle, String device, String address, Instant since, Instant lastSeen, boolean here) {}
