package vn.phusa.duty;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps two rooms that hear each other's acts from answering one another for ever: what is heard about a thing while this thread
 * itself speaks of it is an echo. Bound to the thread, since both rooms act within one transaction; what somebody else does to the
 * same thing at the same moment is no echo.
 *
 * @param <I> how things are told apart
 */
public final class Echo<I> {
    private final ScopedValue<Set<I>> spoken = ScopedValue.newInstance();

    /** Whether what is heard about this was said from here. */
    public boolean isOwn(I id) {
        return spoken.isBound() && spoken.get().contains(id);
    }

    /** Does something of which this side does not want to hear again. */
    public void hush(I id, Runnable work) {
        hushAll(List.of(id), work);
    }

    /** {@link #hush} for many. */
    public void hushAll(Collection<I> ids, Runnable work) {
        Set<I> all = new HashSet<>(ids);
        if (spoken.isBound()) {
            all.addAll(spoken.get());
        }
        ScopedValue.where(spoken, Set.copyOf(all)).run(work);
    }

    /** {@link #hush}, but nothing at all for an echo. */
    public void answer(I id, Runnable work) {
        if (!isOwn(id)) {
            hush(id, work);
        }
    }
}
