package vn.phusa.innovationindex;

import vn.phusa.base.Actor;
import vn.phusa.composite.frame.Element;

/**
 * Something happened to a request; heard within the same transaction.
 *
 * @param request as it stands after
 * @param note what was said with it; may be empty
 */
public record FigureActed(FigureRequest request, Edition edition, Element indicator, Actor actor, String note) {}
