package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.Parties;
import vn.phusa.party.PartyPermission;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** Secrets that open one door: API keys, one-time links, calendar addresses. */
@PlatformTest
class TokensTest {
    private static final Actor PLATFORM = Actor.platform();

    @Autowired
    private MockMvc client;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private OneTimeLinks links;

    @Autowired
    private CalendarAddresses calendars;

    @Autowired
    private Parties parties;

    @Autowired
    private JdbcClient database;

    @Autowired
    private SettableClock clock;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private Actor holder(String login) {
        AccountId id = accounts.open(
                        PLATFORM,
                        new Accounts.NewAccount(login, "Người " + login, "", "vi", null, Role.ADMINISTRATOR, noip()))
                .orThrow();
        return accounts.actorOf(id, Actor.Channel.WEB);
    }

    private PartyId noip() {
        return parties.byKey("noip").orElseThrow();
    }

    private String key(Actor actor, @Nullable Set<String> rooms, boolean readOnly) {
        return keys.make(actor, "máy chủ thử", rooms, readOnly, null).orThrow();
    }

    // ---- API keys

    @Test
    void aKeyActsForItsAccountThroughTheApi() {
        Actor caller =
                keys.caller(key(holder("khoa-mot"), null, false)).orElseThrow().actor();
        assertThat(caller.channel()).isEqualTo(Actor.Channel.API);
        assertThat(caller.may(PartyPermission.EDIT, noip())).isTrue();
    }

    @Test
    void aKeyCountsOnlyInTheRoomsThatItWasMadeFor() {
        Actor caller = keys.caller(key(holder("khoa-hai"), Set.of("party"), false))
                .orElseThrow()
                .actor();
        assertThat(caller.may(PartyPermission.EDIT, noip())).isTrue();
        assertThat(caller.may(AccessPermission.MANAGE_ACCOUNTS, noip())).isFalse();
    }

    @Test
    void aKeyMakesNoFurtherKeys() {
        Actor caller =
                keys.caller(key(holder("khoa-ba"), null, false)).orElseThrow().actor();
        assertThat(keys.make(caller, "khóa con", null, false, null)).isInstanceOf(vn.phusa.base.Outcome.Rejected.class);
    }

    @Test
    void aWithdrawnAnExpiredAndABlockedAccountsKeyOpenNothing() {
        Actor holder = holder("khoa-bon");
        String withdrawn = key(holder, null, false);
        keys.withdraw(holder, keys.of(holder).getFirst().number()).orThrow();
        assertThat(keys.caller(withdrawn)).isEmpty();

        String old = keys.make(holder, "cũ", null, true, clock.instant().plusSeconds(60))
                .orThrow();
        assertThat(keys.caller(old)).isPresent();
        clock.advance(Duration.ofSeconds(61));
        assertThat(keys.caller(old)).isEmpty();

        String blocked = key(holder, null, false);
        accounts.block(PLATFORM, java.util.Objects.requireNonNull(holder.account()), true)
                .orThrow();
        assertThat(keys.caller(blocked)).isEmpty();
    }

    @Test
    void nobodyWithdrawsAnothersKey() {
        Actor holder = holder("khoa-nam");
        String key = key(holder, null, false);
        keys.withdraw(holder("khoa-nam-la"), keys.of(holder).getFirst().number());
        assertThat(keys.caller(key)).isPresent();
    }

    @Test
    void noSecretStandsInTheDatabase() {
        String key = key(holder("khoa-sau"), null, false);
        assertThat(database.sql("select count(*) from access.tokens t where t::text like '%' || :key || '%'")
                        .param("key", key.substring(ApiKeys.PREFIX.length()))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aReadOnlyKeyChangesNothing() throws Exception {
        String key = key(holder("khoa-bay"), null, true);
        client.perform(post("/api/nothing").header("Authorization", "Bearer " + key))
                .andExpect(status().isForbidden());
        client.perform(get("/api/nothing").header("Authorization", "Bearer " + key))
                .andExpect(status().isNotFound());
    }

    @Test
    void aKeyIsNoKeyToThePages() throws Exception {
        String key = key(holder("khoa-tam"), null, false);
        client.perform(get("/account").header("Authorization", "Bearer " + key)).andExpect(status().is3xxRedirection());
    }

    // ---- one-time links

    @Test
    void aLinkActsForItsOrganisationInOneRoomAndOnce() {
        String token = links.issue(
                PLATFORM, "party.thu", "viec-1", noip(), clock.instant().plus(Duration.ofDays(3)));
        OneTimeLinks.Opened opened = links.open("party.thu", token).orElseThrow();
        assertThat(opened.subject()).isEqualTo("viec-1");
        assertThat(opened.actor().channel()).isEqualTo(Actor.Channel.ONE_TIME_LINK);
        assertThat(opened.actor().name()).isEqualTo("Cục Sở hữu trí tuệ");
        assertThat(opened.actor().may(PartyPermission.SEE_PEOPLE, noip())).isTrue();
        assertThat(opened.actor().may(AccessPermission.SEE_ACCOUNTS, noip())).isFalse();
        assertThat(links.open("party.thu", token)).as("opening does not spend").isPresent();
        assertThat(links.spend("party.thu", token)).isPresent();
        assertThat(links.spend("party.thu", token)).isEmpty();
        assertThat(links.open("party.thu", token)).isEmpty();
    }

    @Test
    void aLinkOpensNothingElseAndNotForever() {
        Instant expiry = clock.instant().plus(Duration.ofDays(3));
        String token = links.issue(PLATFORM, "party.thu", "viec-2", noip(), expiry);
        assertThat(links.open("party.khac", token)).isEmpty();
        assertThat(links.open("party.thu", token + "x")).isEmpty();
        clock.set(expiry.plusSeconds(1));
        assertThat(links.open("party.thu", token)).isEmpty();
    }

    @Test
    void aWithdrawnLinkOpensNothing() {
        String token = links.issue(
                PLATFORM, "party.thu", "viec-3", noip(), clock.instant().plus(Duration.ofDays(3)));
        links.withdraw("party.thu", "viec-3");
        assertThat(links.open("party.thu", token)).isEmpty();
    }

    // ---- calendar addresses

    @Test
    void aNewCalendarAddressMakesTheOldOneUseless() {
        Actor holder = holder("lich-mot");
        String first = calendars.renew(holder).orThrow();
        assertThat(calendars.reader(first).orElseThrow().account()).isEqualTo(holder.account());
        String second = calendars.renew(holder).orThrow();
        assertThat(calendars.reader(first)).isEmpty();
        assertThat(calendars.reader(second)).isPresent();
        assertThat(keys.caller(second)).as("it is no API key").isEmpty();
    }
}
