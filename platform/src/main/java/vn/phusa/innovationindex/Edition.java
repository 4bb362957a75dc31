package vn.phusa.innovationindex;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.Permission;

/**
 * One year of an index: its frame with its legal source, its rules and its data.
 *
 * @param keeper the organisation that keeps it; null: it came with the platform and nobody here changes it
 * @param legal on what the frame rests
 * @param legalAddress where that can be read; empty if unknown
 * @param note what a reader must know about this edition; may be empty
 * @param frame SHA-256 of the frame file
 * @param rules SHA-256 of the rules file
 * @param data SHA-256 of the data file; null: nothing to compute from
 * @param embargoUntil with {@link Standing#EMBARGOED} the moment from which everybody may read it
 */
public record Edition(
        EditionId id,
        String series,
        int year,
        Standing standing,
        @Nullable PartyId keeper,
        Bilingual legal,
        String legalAddress,
        Bilingual note,
        String frame,
        String rules,
        @Nullable String data,
        @Nullable Instant embargoUntil,
        boolean demonstration,
        long version) {

    /** Who may read an edition. */
    public enum Standing {
        /** Its keeper's people only. */
        DRAFT("draft"),
        /** Its keeper's people, and from a moment on everybody. */
        EMBARGOED("embargoed"),
        PUBLISHED("published");

        private final String key;

        Standing(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        public static Standing of(String key) {
            for (Standing standing : values()) {
                if (standing.key.equals(key)) {
                    return standing;
                }
            }
            throw new IllegalArgumentException("no standing " + key);
        }
    }

    /** Whether everybody may read it at that moment. */
    public boolean open(Instant now) {
        return switch (standing) {
            case PUBLISHED -> true;
            case EMBARGOED -> embargoUntil != null && !now.isBefore(embargoUntil);
            case DRAFT -> false;
        };
    }

    public boolean visible(Actor actor, Instant now) {
        return open(now) || allows(actor, IndexPermission.SEE_UNPUBLISHED);
    }

    /** Whether the actor may do that to this edition. */
    public boolean allows(Actor actor, Permission permission) {
        return keeper == null ? actor.mayEverywhere(permission) : actor.may(permission, keeper);
    }

    /** The same with other data. */
    public Edition withData(String digest) {
        return withFiles(frame, rules, digest);
    }

    /** The same made of other files. */
    public Edition withFiles(String otherFrame, String otherRules, @Nullable String otherData) {
        return new Edition(
                id,
                series,
                year,
                standing,
                keeper,
                legal,
                legalAddress,
                note,
                otherFrame,
                otherRules,
                otherData,
                embargoUntil,
                demonstration,
                version + 1);
    }

    public Edition standing(Standing to, @Nullable Instant until) {
        return new Edition(
                id,
                series,
                year,
                to,
                keeper,
                legal,
                legalAddress,
                note,
                frame,
                rules,
                data,
                until,
                demonstration,
                version + 1);
    }

    /** Its address below {@code /index}. */
    public String path() {
        return "/index/" + series + "/" + year;
    }
}
