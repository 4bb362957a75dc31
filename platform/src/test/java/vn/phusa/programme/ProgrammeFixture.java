package vn.phusa.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Grant;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;

/** A programme of its own for a test, with people around it. */
final class ProgrammeFixture {
    private static final AtomicLong NEXT = new AtomicLong(1_000_000);

    final PartyId ministry = party();
    final PartyId city = party();
    final PartyId focalPoint = party();
    final PartyId unit = party();
    final PartyId otherUnit = party();
    final Actor keeper = actor("Đầu mối", Role.FOCAL_POINT, focalPoint);
    final Actor officer = actor("Cán bộ đơn vị", Role.UNIT_OFFICER, unit);
    final Actor otherOfficer = actor("Cán bộ đơn vị khác", Role.UNIT_OFFICER, otherUnit);
    final Actor cityLeader = actor("Lãnh đạo thành phố", Role.LEADER, city, focalPoint);
    final Actor auditor = actor("Thanh tra", Role.AUDITOR, city, focalPoint);
    final ProgrammeId programme;
    private final Programmes programmes;
    private final Commitments commitments;

    ProgrammeFixture(Programmes programmes, Commitments commitments) {
        this.programmes = programmes;
        this.commitments = commitments;
        this.programme = programmes
                .create(keeper, facts(null), Submission.none())
                .then(id -> programmes
                        .become(keeper, id, Programme.State.IN_FORCE, Submission.none())
                        .map(signed -> id))
                .orThrow();
    }

    Programme.Facts facts(@Nullable ProgrammeId successorOf) {
        return new Programme.Facts(
                "test-" + NEXT.incrementAndGet(),
                new Bilingual("Chương trình thử", "Test programme"),
                List.of(ministry, city),
                focalPoint,
                List.of(),
                LocalDate.of(2026, 1, 5),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2030, 12, 31),
                List.of(),
                successorOf,
                true,
                false);
    }

    Terms terms(String number, @Nullable LocalDate due) {
        return new Terms(
                number,
                CommitmentKind.MINISTRY_DUTY,
                new Bilingual("Việc " + number, "Commitment " + number),
                null,
                new Holder.Known(unit),
                List.of(),
                ministry,
                due,
                "",
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    CommitmentId raise(String number, @Nullable LocalDate due) {
        return commitments
                .raise(keeper, programme, terms(number, due), Submission.none())
                .orThrow();
    }

    CommitmentId assigned(String number, @Nullable LocalDate due) {
        CommitmentId id = raise(number, due);
        commitments.assign(keeper, id, Submission.none()).orThrow();
        return id;
    }

    CommitmentId reportedDone(String number, @Nullable LocalDate due) {
        CommitmentId id = assigned(number, due);
        commitments.receive(officer, id, Submission.none()).orThrow();
        commitments.reportDone(officer, id, null, "Đã xong", Submission.none()).orThrow();
        return id;
    }

    static PartyId party() {
        return new PartyId(NEXT.incrementAndGet());
    }

    static Actor actor(String name, Role role, PartyId... over) {
        return new Actor(
                new AccountId(NEXT.incrementAndGet()),
                null,
                name,
                List.of(new Grant(role, new Grant.Within(Set.of(over)), null)),
                Actor.Channel.WEB);
    }

    static Submission click() {
        return Submission.of(UUID.randomUUID());
    }
}
