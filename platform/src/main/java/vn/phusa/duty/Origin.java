package vn.phusa.duty;

import vn.phusa.base.Bilingual;

/**
 * What a duty belongs to in the room that opened it, such as a programme.
 *
 * @param demonstration made up to show how things look; pages mark it wherever it stands beside what is real
 */
public record Origin(Bilingual name, boolean demonstration) {}
