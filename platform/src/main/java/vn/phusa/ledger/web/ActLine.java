package vn.phusa.ledger.web;

import org.jspecify.annotations.Nullable;
import vn.phusa.ledger.RecordedAct;

/**
 * An act as a list shows it.
 *
 * @param subject what it is about, in words
 * @param page address of that; null: it has no page
 * @param title what that is called, as the act says; empty: the act does not say it
 */
public record ActLine(
        RecordedAct act, String subject, @Nullable String page, String title) {}
