package vn.phusa.access.web;

import vn.phusa.access.HeldGrant;

/**
 * A role in words.
 *
 * @param over name of the organisation, or that it is held everywhere
 */
public record RoleHeld(HeldGrant grant, String role, String over) {}
