package vn.phusa.vietnamese.reading;

import java.util.List;
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;

/**
 * Who is to do what follows, in token places.
 *
 * @param units empty when who acts is named elsewhere
 * @param start index of the first token of its naming, or of the order that names it
 * @param predicate index of the first token behind it
 * @param mark index of the word that makes it a duty
 */
record Subject(List<Unit> units, int start, int predicate, int mark) {}
