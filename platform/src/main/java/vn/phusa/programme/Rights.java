package vn.phusa.programme;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.programme.CommitmentView.Verb;

/** Who may do what to which programme and commitment. */
final class Rights {
    private Rights() {}

    /** @param programmes all there are */
    static Sight sight(Actor actor, List<Programme> programmes) {
        if (!actor.maySomewhere(ProgrammePermission.SEE)) {
            return new Sight.PublicPart();
        }
        Optional<Set<PartyId>> units = actor.organisationsFor(ProgrammePermission.SEE);
        if (units.isEmpty()) {
            return new Sight.Everything();
        }
        Set<ProgrammeId> whole = new HashSet<>();
        for (Programme programme : programmes) {
            if (seesWhole(actor, programme)) {
                whole.add(programme.id());
            }
        }
        return new Sight.Some(whole, units.get());
    }

    static boolean seesWhole(Actor actor, Programme programme) {
        return actor.may(ProgrammePermission.SEE_WHOLE, programme.facts().focalPoint())
                || programme.facts().parties().stream()
                        .anyMatch(party -> actor.may(ProgrammePermission.SEE_WHOLE, party));
    }

    static boolean sees(Actor actor, Programme programme, Commitment commitment) {
        Terms terms = commitment.terms();
        return seesWhole(actor, programme)
                || actor.may(ProgrammePermission.SEE, terms.assigner())
                || may(actor, ProgrammePermission.SEE, terms.lead())
                || terms.coordinators().stream().anyMatch(holder -> may(actor, ProgrammePermission.SEE, holder));
    }

    static boolean keeps(Actor actor, Programme programme) {
        return actor.may(ProgrammePermission.KEEP, programme.facts().focalPoint());
    }

    /** Whether the actor may report, and in whose name. */
    static Optional<Reporting> reporting(Actor actor, Programme programme, Commitment commitment) {
        if (may(actor, ProgrammePermission.REPORT, commitment.terms().lead())) {
            return Optional.of(new Reporting(null));
        }
        if (actor.may(ProgrammePermission.REPORT_ON_BEHALF, programme.facts().focalPoint())) {
            return Optional.of(new Reporting(
                    commitment.terms().lead() instanceof Holder.Known(PartyId lead)
                                    && !lead.equals(programme.facts().focalPoint())
                            ? lead
                            : null));
        }
        return Optional.empty();
    }

    /** @param onBehalfOf the unit in whose name; null: it is one's own */
    record Reporting(@Nullable PartyId onBehalfOf) {}

    /**
     * In whose name the actor decides about reports and extensions: the assigner's, or the focal point's, which keeps the
     * programme for the assigner. Empty: not at all. That the lead cannot be this party is the commitment's own rule.
     */
    static Optional<Deciding> decidesFor(
            Actor actor, ProgrammePermission permission, Programme programme, Commitment commitment) {
        PartyId assigner = commitment.terms().assigner();
        PartyId focalPoint = programme.facts().focalPoint();
        if (actor.may(permission, assigner)) {
            return Optional.of(
                    new Deciding(assigner, assigner.equals(focalPoint) || ofOffice(actor, assigner) ? null : assigner));
        }
        return actor.may(permission, focalPoint) ? Optional.of(new Deciding(focalPoint, null)) : Optional.empty();
    }

    /**
     * @param by who decides
     * @param onBehalfOf the assigner, where the focal point records its decision; null: it is one's own
     */
    record Deciding(PartyId by, @Nullable PartyId onBehalfOf) {}

    /** A leader speaks for all under them; a focal point only for an office that its role names. */
    private static boolean ofOffice(Actor actor, PartyId assigner) {
        return actor.grants().stream()
                .filter(grant -> grant.scope().covers(assigner))
                .anyMatch(grant -> grant.role() == Role.LEADER
                        || grant.role() == Role.FOCAL_POINT && grant.scope() instanceof Grant.Within);
    }

    /** Whether the actor may ask the lead for an explanation; never those who would have to give it. */
    static boolean asks(Actor actor, Programme programme, Commitment commitment) {
        return !worksForLead(actor, programme, commitment)
                && (actor.may(ProgrammePermission.ASK, programme.facts().focalPoint())
                        || programme.facts().parties().stream()
                                .anyMatch(party -> actor.may(ProgrammePermission.ASK, party))
                        || actor.may(ProgrammePermission.ASK, commitment.terms().assigner())
                        || may(
                                actor,
                                ProgrammePermission.ASK,
                                commitment.terms().lead()));
    }

    /**
     * Whether the actor works for the lead: then nothing of the lead's can be confirmed by them, whatever else they are.
     * Where the focal point leads itself, its own people report in its own name, and are the lead's.
     */
    static boolean worksForLead(Actor actor, Programme programme, Commitment commitment) {
        return commitment.terms().lead() instanceof Holder.Known(PartyId lead)
                && actor.channel() != Actor.Channel.PLATFORM
                && (lead.equals(programme.facts().focalPoint()) && actor.may(ProgrammePermission.REPORT_ON_BEHALF, lead)
                        || actor.grants().stream()
                                .filter(grant -> grant.role() == Role.UNIT_OFFICER || grant.role() == Role.UNIT_HEAD)
                                .anyMatch(
                                        grant -> grant.scope() instanceof Grant.Within within && within.covers(lead)));
    }

    /** What this actor may do with the commitment as it stands now; what a page offers. */
    static Set<Verb> verbs(Actor actor, Programme programme, Commitment commitment) {
        EnumSet<Verb> may = EnumSet.noneOf(Verb.class);
        Life life = commitment.life();
        if (keeps(actor, programme)) {
            may.add(Verb.RECORD_FINDING);
            may.add(Verb.CONNECT);
            if (!life.over()) {
                may.addAll(EnumSet.of(Verb.EDIT, Verb.END, Verb.BIND));
                may.add(life instanceof Life.Suspended ? Verb.RESUME : Verb.SUSPEND);
                may.add(Verb.CARRY_OVER);
            }
            if (life instanceof Life.NotAssigned) {
                may.add(Verb.ASSIGN);
            }
            if (life.inHand()) {
                may.add(Verb.TRANSFER);
            }
            if (commitment.answerable()) {
                may.add(Verb.SEND_LINK);
            }
        }
        if (asks(actor, programme, commitment) && (life.inHand() || life instanceof Life.ReportedDone)) {
            may.add(Verb.ASK_EXPLANATION);
        }
        if (reporting(actor, programme, commitment).isPresent()) {
            may.add(Verb.ADD_EVIDENCE);
            if (!commitment.evidence().isEmpty() && !life.over()) {
                may.add(Verb.WITHDRAW_EVIDENCE);
            }
            if (life instanceof Life.ReportedDone) {
                may.add(Verb.WITHDRAW_REPORT);
            }
            if (commitment.explanations().stream().anyMatch(Explanation::open)) {
                may.add(Verb.EXPLAIN);
            }
            if (!life.over()
                    && commitment.terms().indicators().stream()
                            .anyMatch(indicator -> !indicator.periods().isEmpty())) {
                may.add(Verb.REPORT_ACTUAL);
            }
            if (life.inHand()) {
                may.add(Verb.ESTIMATE);
                if (commitment.terms().milestones().stream().anyMatch(milestone -> milestone.reachedOn() == null)) {
                    may.add(Verb.REACH_MILESTONE);
                }
            }
            if (life instanceof Life.Assigned) {
                may.add(Verb.RECEIVE);
            }
            if (life.inHand()) {
                may.add(Verb.REPORT);
                may.add(Verb.REPORT_DONE);
                if (commitment.dueOn() != null && commitment.extension() == null) {
                    may.add(Verb.ASK_EXTENSION);
                }
            }
        }
        if (!worksForLead(actor, programme, commitment)) {
            if (life instanceof Life.ReportedDone
                    && decidesFor(actor, ProgrammePermission.CONFIRM, programme, commitment)
                            .filter(deciding -> !commitment.terms().lead().is(deciding.by()))
                            .isPresent()) {
                may.add(Verb.CONFIRM);
                may.add(Verb.GIVE_BACK);
            }
            if (commitment.extension() != null
                    && decidesFor(actor, ProgrammePermission.EXTEND, programme, commitment)
                            .filter(deciding -> !commitment.terms().lead().is(deciding.by()))
                            .isPresent()) {
                may.add(Verb.GRANT_EXTENSION);
                may.add(Verb.REFUSE_EXTENSION);
            }
        }
        return may;
    }

    private static boolean may(Actor actor, ProgrammePermission permission, Holder holder) {
        return holder instanceof Holder.Known(PartyId party) && actor.may(permission, party);
    }
}
