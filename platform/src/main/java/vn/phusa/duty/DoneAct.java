package vn.phusa.duty;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;

/**
 * One line of a duty's history.
 *
 * @param number from 1
 * @param account who did it; null: the platform, or somebody without an account
 * @param actor that one's name as it was then
 * @param onBehalf done for the holder, or decided for the assigner, by somebody else (focal point, deputy)
 */
public record DoneAct(
        int number, Act act, Instant at, @Nullable AccountId account, String actor, boolean onBehalf) {
    /** Who did it, without any right: for what the room that opened the duty records of it. */
    public Actor doer() {
        return new Actor(account, null, actor, List.of(), Actor.Channel.WEB);
    }
}
