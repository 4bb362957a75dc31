package vn.phusa.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.access.Accounts;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;

/** Who hears of a duty, by the roles that accounts hold. */
@PlatformTest
class RoleAudienceTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    private Audience audience;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Parties parties;

    private PartyId party(String key) {
        return parties.byKey(key).orElseThrow();
    }

    private AccountId account(Role role, @Nullable PartyId organisation) {
        return accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(
                                "nghe-viec-" + NUMBERS.incrementAndGet(),
                                "Người nghe",
                                "",
                                "vi",
                                null,
                                role,
                                organisation))
                .orThrow();
    }

    @Test
    void theHoldersOfficersAndHeadHearOfIt() {
        PartyId unit = party("most-market-development");
        AccountId officer = account(Role.UNIT_OFFICER, unit);
        AccountId head = account(Role.UNIT_HEAD, unit);
        AccountId elsewhere = account(Role.UNIT_OFFICER, party("stameq"));
        assertThat(audience.holdersOf(unit)).contains(officer, head).doesNotContain(elsewhere);
    }

    @Test
    void firstTheUnitsHeadAndThenTheHeadAboveAreTold() {
        PartyId unit = party("most-high-technology");
        AccountId head = account(Role.UNIT_HEAD, unit);
        AccountId minister = account(Role.LEADER, party("most"));
        List<Set<AccountId>> levels = audience.above(unit);
        assertThat(levels.getFirst()).contains(head).doesNotContain(minister);
        assertThat(levels.get(1)).contains(minister);
    }

    @Test
    void aLevelWithoutAnAccountIsLeftOut() {
        PartyId unit = party("most-local-development");
        AccountId minister = account(Role.LEADER, party("most"));
        assertThat(audience.above(unit).getFirst()).contains(minister);
    }

    @Test
    void whoeverLeadsEverywhereIsToldLast() {
        AccountId chair = account(Role.LEADER, null);
        List<Set<AccountId>> levels = audience.above(party("most-high-technology"));
        assertThat(levels.getLast()).contains(chair);
        assertThat(levels.stream().filter(level -> level.contains(chair))).hasSize(1);
    }

    @Test
    void theFocalPointOfTheWholePlatformDecidesWhereTheAssignerHasNoneOfItsOwn() {
        AccountId focalPoint = account(Role.FOCAL_POINT, null);
        assertThat(audience.decidersFor(party("most-personnel"))).contains(focalPoint);
        assertThat(audience.decidersFor(null)).contains(focalPoint);
    }

    @Test
    void aFocalPointOfTheAssignerOrAboveItComesBeforeThatOfTheWholePlatform() {
        AccountId ofAll = account(Role.FOCAL_POINT, null);
        AccountId own = account(Role.FOCAL_POINT, party("most-legal"));
        assertThat(audience.decidersFor(party("most-legal"))).contains(own).doesNotContain(ofAll);
    }
}
