package vn.phusa.base;

import java.time.LocalDate;
import java.util.List;

/**
 * Figures that a room can read off its own records (how many funds the register has, what a programme has reported).
 * Rooms contribute these as beans; whoever needs a figure asks all of them and knows none.
 */
public interface RecordedFigures {

    /**
     * What the actor may know of them on a day.
     *
     * @param day records count as they stood then
     */
    List<RecordedFigure> figures(Actor actor, LocalDate day);
}
