package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.access.store.AccountStore;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.party.Evidence;
import vn.phusa.party.Membership;
import vn.phusa.party.Parties;
import vn.phusa.party.PartyPermission;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.PlatformTest;

/** Who holds what, and who may change that. */
@PlatformTest
class AccountsTest {
    private static final Actor PLATFORM = Actor.platform();

    @Autowired
    private Accounts accounts;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Parties parties;

    @Autowired
    private AccountStore store;

    private PartyId unit(String key) {
        return parties.byKey(key).orElseThrow();
    }

    private AccountId account(String login, Role role, String key) {
        return accounts.open(PLATFORM, asked(login, role, key.isEmpty() ? null : unit(key)))
                .orThrow();
    }

    private static Accounts.NewAccount asked(
            String login, Role role, @org.jspecify.annotations.Nullable PartyId organisation) {
        return new Accounts.NewAccount(login, "Người " + login, "", "vi", null, role, organisation);
    }

    private Actor actor(AccountId id) {
        return accounts.actorOf(id, Actor.Channel.WEB);
    }

    private static List<ProblemCode> codes(Outcome<?> outcome) {
        return outcome instanceof Outcome.Rejected<?>(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of();
    }

    @Test
    void aRoleCountsForTheOrganisationAndAllBelowItAndNowhereElse() {
        Actor administrator = actor(account("quan-tri-bo", Role.ADMINISTRATOR, "most"));
        assertThat(administrator.may(PartyPermission.EDIT, unit("most"))).isTrue();
        assertThat(administrator.may(PartyPermission.EDIT, unit("noip"))).isTrue();
        assertThat(administrator.may(PartyPermission.EDIT, unit("can-tho"))).isFalse();
        assertThat(administrator.mayEverywhere(PartyPermission.EDIT)).isFalse();
    }

    @Test
    void aWithdrawnRoleIsGoneAtOnceAndABlockedAccountHoldsNothing() {
        AccountId id = account("mat-vai-tro", Role.AUDITOR, "");
        long grant = accounts.grantsOf(List.of(id)).get(id).getFirst().number();
        assertThat(actor(id).maySomewhere(AccessPermission.SEE_ACCOUNTS)).isTrue();
        accounts.revoke(PLATFORM, grant).orThrow();
        assertThat(actor(id).maySomewhere(AccessPermission.SEE_ACCOUNTS)).isFalse();
        accounts.block(PLATFORM, id, true).orThrow();
        assertThat(actor(id).signedIn()).isFalse();
    }

    @Test
    void whoHoldsARoleForAUnitIsFoundForThatUnitOnly() {
        AccountId head = account("thu-truong-vinatom", Role.UNIT_HEAD, "vinatom");
        assertThat(accounts.holding(Role.UNIT_HEAD, unit("vinatom")))
                .extracting(Account::id)
                .containsExactly(head);
        assertThat(accounts.holding(Role.UNIT_HEAD, unit("most"))).isEmpty();
        assertThat(accounts.holdingEverywhere(Role.FOCAL_POINT))
                .extracting(Account::login)
                .contains("dau-moi");
    }

    private PartyId officerOf(String key, String name) {
        return parties.appointSomebodyNew(
                        PLATFORM, name, "", unit(key), Membership.Office.OFFICER, "", null, null, Evidence.NONE)
                .orThrow();
    }

    @Test
    void anAccountActsForThePersonWhoHoldsIt() {
        AccountId id = account("gan-nguoi", Role.UNIT_OFFICER, "vinatom");
        PartyId person = officerOf("vinatom", "Người được gắn");
        assertThat(actor(id).person()).isNull();
        accounts.belongsTo(PLATFORM, id, person).orThrow();
        assertThat(actor(id).person()).isEqualTo(person);
        assertThat(accounts.withAccount(List.of(person, unit("most")))).containsExactly(person);
        accounts.belongsTo(PLATFORM, id, null).orThrow();
        assertThat(actor(id).person()).isNull();
        assertThat(codes(accounts.belongsTo(PLATFORM, id, unit("most")))).containsExactly(Refusal.UNKNOWN_CHOICE);
    }

    @Test
    void anAdministratorNamesOnlyPeopleOfTheirOwnOrganisations() {
        Actor administrator = actor(account("quan-tri-nguoi", Role.ADMINISTRATOR, "can-tho-science"));
        AccountId officer = account("can-bo-cua-nguoi", Role.UNIT_OFFICER, "can-tho-science");
        PartyId elsewhere = officerOf("vinatom", "Người nơi khác");
        PartyId own = officerOf("can-tho-science", "Người của sở");
        assertThat(codes(accounts.belongsTo(administrator, officer, elsewhere)))
                .containsExactly(Refusal.UNKNOWN_CHOICE);
        assertThat(accounts.belongsTo(administrator, officer, own).orThrow().person())
                .isEqualTo(own);
        assertThat(codes(accounts.belongsTo(actor(officer), officer, null))).containsExactly(Refusal.FORBIDDEN);
    }

    @Test
    void anAdministratorGivesRolesOnlyWithinTheirOwnScope() {
        Actor administrator = actor(account("quan-tri-so", Role.ADMINISTRATOR, "can-tho-science"));
        AccountId officer = accounts.open(
                        administrator, asked("can-bo-tdc", Role.UNIT_OFFICER, unit("can-tho-quality-centre")))
                .orThrow();
        assertThat(codes(accounts.grant(administrator, officer, Role.LEADER, unit("can-tho"), null)))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(accounts.grant(administrator, officer, Role.ADMINISTRATOR, null, null)))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(accounts.open(administrator, asked("nguoi-la", Role.LEADER, null))))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(accounts.grant(administrator, officer, Role.UNIT_HEAD, unit("can-tho-quality-centre"), null)))
                .isEmpty();
    }

    @Test
    void anAccountThatHoldsSomethingOutsideIsOutOfReach() {
        Actor administrator = actor(account("quan-tri-so-hai", Role.ADMINISTRATOR, "can-tho-science"));
        AccountId leader = account("lanh-dao-hai", Role.LEADER, "");
        assertThat(codes(accounts.block(administrator, leader, true))).containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(invitations.invite(administrator, leader))).containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(accounts.visible(administrator, leader))).containsExactly(Refusal.NOT_FOUND);
    }

    @Test
    void withoutARoleOneSeesAndChangesNobodysAccount() {
        AccountId id = account("can-bo-thuong", Role.UNIT_OFFICER, "noip");
        Actor officer = actor(id);
        long grant = accounts.grantsOf(List.of(id)).get(id).getFirst().number();
        assertThat(codes(accounts.list(officer, ListQuery.all()))).containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(accounts.all(officer, ListQuery.all()))).containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(accounts.open(officer, asked("lau", Role.LEADER, unit("noip")))))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(accounts.grant(officer, id, Role.ADMINISTRATOR, unit("noip"), null)))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(accounts.revoke(officer, grant))).containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(accounts.block(officer, id, true))).containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(invitations.invite(officer, id))).containsExactly(Refusal.FORBIDDEN);
    }

    @Test
    void anAuditorSeesAccountsAndChangesNone() {
        Actor auditor = actor(account("kiem-toan", Role.AUDITOR, ""));
        AccountId other = account("bi-kiem-toan", Role.UNIT_OFFICER, "noip");
        assertThat(codes(accounts.list(auditor, ListQuery.all()))).isEmpty();
        assertThat(codes(accounts.block(auditor, other, true))).containsExactly(Refusal.FORBIDDEN);
    }

    @Test
    void theLastAdministratorCannotBeClosedNorStripped() {
        AccountId administrator = accounts.byLogin("quan-tri").orElseThrow().id();
        long grant = accounts.grantsOf(List.of(administrator))
                .get(administrator)
                .getFirst()
                .number();
        // Other tests may have appointed some.
        List<AccountId> others = store.holding(Role.ADMINISTRATOR, null).stream()
                .map(Account::id)
                .filter(other -> !other.equals(administrator))
                .toList();
        others.forEach(other -> accounts.block(PLATFORM, other, true).orThrow());
        try {
            assertThat(codes(accounts.block(PLATFORM, administrator, true)))
                    .containsExactly(AccessProblem.LAST_ADMINISTRATOR);
            assertThat(codes(accounts.revoke(PLATFORM, grant))).containsExactly(AccessProblem.LAST_ADMINISTRATOR);
        } finally {
            others.forEach(other -> accounts.block(PLATFORM, other, false).orThrow());
        }
    }

    @Test
    void aLoginHasOneShapeAndOneHolder() {
        account("mot-nguoi", Role.AUDITOR, "");
        assertThat(codes(accounts.open(PLATFORM, asked("MOT-nguoi", Role.AUDITOR, null))))
                .containsExactly(AccessProblem.LOGIN_TAKEN);
        assertThat(codes(accounts.open(PLATFORM, asked("có dấu", Role.AUDITOR, null))))
                .containsExactly(AccessProblem.LOGIN_SHAPE);
    }

    @Test
    void anInvitationSetsOnePasswordOnceAndARefusedOneLeavesItOpen() {
        AccountId id = account("duoc-moi", Role.AUDITOR, "");
        String token = invitations.invite(PLATFORM, id).orThrow();
        assertThat(codes(invitations.setPassword(token, "ngan", "ngan")))
                .containsExactly(AccessProblem.PASSWORD_TOO_SHORT);
        assertThat(codes(invitations.setPassword(token, "ghe-tre-song-lua-42", "khac")))
                .containsExactly(AccessProblem.PASSWORDS_DIFFER);
        assertThat(codes(invitations.setPassword(token, "ghe-tre-song-lua-42", "ghe-tre-song-lua-42")))
                .isEmpty();
        assertThat(codes(invitations.setPassword(token, "ghe-tre-song-lua-43", "ghe-tre-song-lua-43")))
                .containsExactly(AccessProblem.LINK_SPENT);
    }

    @Test
    void aNewInvitationMakesTheEarlierOneUseless() {
        AccountId id = account("moi-hai-lan", Role.AUDITOR, "");
        String first = invitations.invite(PLATFORM, id).orThrow();
        invitations.invite(PLATFORM, id).orThrow();
        assertThat(invitations.invited(first)).isEmpty();
    }

    @Test
    void theListIsFilteredToWhatTheAdministratorAdministers() {
        account("nguoi-o-so", Role.UNIT_OFFICER, "can-tho-science");
        account("nguoi-o-bo", Role.UNIT_OFFICER, "most-office");
        Actor administrator = actor(account("quan-tri-so-ba", Role.ADMINISTRATOR, "can-tho-science"));
        ListQuery query = new ListQuery("nguoi-o", null, false, 1, 50, Map.of());
        assertThat(accounts.list(administrator, query).orThrow().rows())
                .extracting(Account::login)
                .containsExactly("nguoi-o-so");
    }

    @Test
    void aGrantInOneRoomCountsInThatRoomOnly() {
        AccountId id = account("mot-phong", Role.UNIT_OFFICER, "noip");
        accounts.grant(PLATFORM, id, Role.ADMINISTRATOR, unit("noip"), "party").orThrow();
        Actor actor = actor(id);
        assertThat(actor.may(PartyPermission.EDIT, unit("noip"))).isTrue();
        assertThat(actor.may(AccessPermission.MANAGE_ACCOUNTS, unit("noip"))).isFalse();
        assertThat(actor.organisationsFor(PartyPermission.EDIT)).contains(Set.of(unit("noip")));
    }
}
