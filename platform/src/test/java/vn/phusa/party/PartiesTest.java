package vn.phusa.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.PlatformTest;

/** The register on a real database with Cần Thơ's first data. */
@PlatformTest
class PartiesTest {
    private static final LocalDate SIGNED = LocalDate.of(2022, 10, 19);
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 1);
    private static final Actor ADMINISTRATOR = Actor.platform();

    @Autowired
    private Parties parties;

    @Autowired
    private JdbcClient database;

    private PartyId key(String key) {
        return parties.byKey(key).orElseThrow();
    }

    private PartyId unit(String name) {
        return parties.register(ADMINISTRATOR, NewOrganisation.under(null, name, OrganisationKind.AGENCY))
                .orThrow();
    }

    private static NameGiven named(String name, LocalDate from) {
        return new NameGiven(name, "", "", OrganisationKind.AGENCY, from, Evidence.NONE);
    }

    private static List<ProblemCode> codes(Outcome<?> outcome) {
        return outcome instanceof Outcome.Rejected<?>(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of();
    }

    // ---- names and dates

    @Test
    void aDocumentOf2022PrintsTheNamesOf2022AndOneOfTodayTodays() {
        PartyId quality = key("stameq");
        assertThat(parties.nameOn(quality, SIGNED)).isEqualTo("Tổng cục Tiêu chuẩn Đo lường Chất lượng");
        assertThat(parties.nameOn(quality, LocalDate.of(2025, 2, 28)))
                .isEqualTo("Tổng cục Tiêu chuẩn Đo lường Chất lượng");
        assertThat(parties.nameOn(quality, LocalDate.of(2025, 3, 1)))
                .isEqualTo("Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia");
    }

    @Test
    void namesOfManyComeTogether() {
        Map<PartyId, String> names = parties.names(List.of(key("most"), key("noip"), new PartyId(987_654)), SIGNED);
        assertThat(names)
                .containsOnly(
                        Map.entry(key("most"), "Bộ Khoa học và Công nghệ"),
                        Map.entry(key("noip"), "Cục Sở hữu trí tuệ"));
    }

    @Test
    void theMergedProvincesAreSucceededByTheCity() {
        Organisation province = parties.organisation(key("hau-giang")).orElseThrow();
        assertThat(province.existsOn(LocalDate.of(2025, 6, 30))).isTrue();
        assertThat(province.existsOn(LocalDate.of(2025, 7, 1))).isFalse();
        assertThat(parties.standingInFor(key("hau-giang-science"), TODAY)).containsExactly(key("can-tho-science"));
        assertThat(parties.organisation(key("can-tho")).orElseThrow().origins())
                .extracting(Succession::predecessor)
                .contains(key("hau-giang"), key("soc-trang"));
    }

    @Test
    void aSuccessorThatNobodyNamesIsUnknownAndNotGuessed() {
        Organisation department =
                parties.organisation(key("most-local-development")).orElseThrow();
        assertThat(department.endings())
                .singleElement()
                .satisfies(ending -> assertThat(ending.heir()).isEqualTo(new Succession.Unknown()));
        assertThat(parties.standingInFor(key("most-local-development"), TODAY)).isEmpty();
    }

    // ---- above and below

    @Test
    void theChainLeadsFromTheUnitUpwards() {
        assertThat(parties.chainAbove(key("can-tho-quality-centre"), SIGNED))
                .containsExactly(key("can-tho-science"), key("can-tho"));
        assertThat(parties.parentOn(key("nic"), SIGNED)).contains(key("mpi"));
        assertThat(parties.parentOn(key("nic"), TODAY)).contains(key("mof"));
        assertThat(parties.parentOn(key("most-startups"), SIGNED)).isEmpty();
    }

    @Test
    void allBelowAUnitIncludesItselfAndWhatWasDissolved() {
        Set<PartyId> below = parties.unitsBelow(key("most"));
        assertThat(below)
                .contains(key("most"), key("noip"), key("most-local-development"))
                .doesNotContain(key("can-tho"), key("mic"));
        assertThat(parties.unitsBelow(key("mpi"))).doesNotContain(key("nic"));
        assertThat(parties.unitsBelow(key("mof"))).contains(key("nic"));
    }

    // ---- names as documents write them

    @Test
    void unitsAreFoundAsTheSignedTextWritesThem() {
        PartyId city = key("can-tho");
        assertThat(parties.resolve("Vụ Công nghệ cao", SIGNED, null)).isEqualTo(found("most-high-technology"));
        assertThat(parties.resolve("Cục PTTT&DN KH&CN", SIGNED, null)).isEqualTo(found("most-market-development"));
        assertThat(parties.resolve("Viện Năng lượng nguyên tử Việt Nam", SIGNED, null))
                .isEqualTo(found("vinatom"));
        assertThat(parties.resolve("STAMEQ", TODAY, null)).isEqualTo(found("stameq"));
        assertThat(parties.resolve("Sở Khoa học và Công nghệ", SIGNED, city)).isEqualTo(found("can-tho-science"));
        assertThat(parties.resolve("SO KH&CN TP CAN THO", SIGNED, null)).isEqualTo(found("can-tho-science"));
    }

    private Resolution found(String key) {
        return new Resolution.One(key(key), Resolution.How.BY_NAME_OF_THE_DAY);
    }

    @Test
    void whereSeveralAreCalledAlikeSomebodyMustChoose() {
        assertThat(parties.resolve("Sở Khoa học và Công nghệ", SIGNED, null))
                .isInstanceOfSatisfying(
                        Resolution.Several.class,
                        several -> assertThat(several.parties())
                                .contains(key("can-tho-science"), key("hau-giang-science"), key("soc-trang-science")));
    }

    @Test
    void aNameOfAnotherTimeIsFoundAndMarkedAsSuch() {
        assertThat(parties.resolve("Tổng cục Tiêu chuẩn Đo lường Chất lượng", TODAY, null))
                .isEqualTo(new Resolution.One(key("stameq"), Resolution.How.BY_NAME_OF_ANOTHER_TIME));
    }

    @Test
    void anUnknownNameIsNobody() {
        assertThat(parties.resolve("các đơn vị liên quan", SIGNED, null)).isEqualTo(new Resolution.None());
        assertThat(parties.resolve("", SIGNED, null)).isEqualTo(new Resolution.None());
        assertThat(parties.resolve("%_", SIGNED, null)).isEqualTo(new Resolution.None());
    }

    @Test
    void aSpellingOnceNotedIsUnderstood() {
        PartyId unit = unit("Ban Quản lý thử nghiệm chính tả");
        assertThat(parties.resolve("BQL thử chính tả", TODAY, null)).isEqualTo(new Resolution.None());
        parties.noteSpelling(ADMINISTRATOR, unit, "BQL thử chính tả").orThrow();
        assertThat(parties.resolve("bql THỬ chính tả", TODAY, null))
                .isEqualTo(new Resolution.One(unit, Resolution.How.BY_NAME_OF_THE_DAY));
    }

    @Test
    void theListIsSearchedWithOrWithoutDiacritics() {
        ListQuery query = new ListQuery("nang luong nguyen tu", null, false, 1, 50, Map.of());
        assertThat(parties.list(query, TODAY).rows())
                .extracting(OrganisationRow::id)
                .containsExactly(key("vinatom"));
    }

    @Test
    void theListShowsTheLivingUnlessAllAreAskedFor() {
        ListQuery living = new ListQuery("Hậu Giang", null, false, 1, 50, Map.of());
        ListQuery all = new ListQuery("Hậu Giang", null, false, 1, 50, Map.of("all", "1"));
        assertThat(parties.list(living, TODAY).rows()).isEmpty();
        assertThat(parties.list(living, SIGNED).rows()).hasSize(2);
        assertThat(parties.list(all, TODAY).rows())
                .extracting(OrganisationRow::ended)
                .containsOnly(LocalDate.of(2025, 7, 1));
    }

    // ---- changes

    @Test
    void aNewNameLeavesTheEarlierOneStanding() {
        PartyId unit = unit("Sở Đổi tên");
        parties.rename(ADMINISTRATOR, unit, named("Sở Tên mới", LocalDate.of(2024, 1, 1)))
                .orThrow();
        assertThat(parties.nameOn(unit, LocalDate.of(2023, 12, 31))).isEqualTo("Sở Đổi tên");
        assertThat(parties.nameOn(unit, LocalDate.of(2024, 1, 1))).isEqualTo("Sở Tên mới");
    }

    @Test
    void aCorrectedNameStaysInTheHistoryOfTheRegister() {
        PartyId unit = unit("Sở Gõ nhầm");
        long wrong = parties.find(unit).orElseThrow().names().getFirst().entry().number();
        parties.correctName(ADMINISTRATOR, unit, wrong, NameGiven.of("Sở Gõ đúng", OrganisationKind.AGENCY))
                .orThrow();
        assertThat(parties.nameOn(unit, TODAY)).isEqualTo("Sở Gõ đúng");
        assertThat(parties.linesOf(unit))
                .extracting(RegisterLine::text, RegisterLine::replaced)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("Sở Gõ nhầm", true),
                        org.assertj.core.groups.Tuple.tuple("Sở Gõ đúng", false));
    }

    @Test
    void whoCorrectsWhatAnotherHasJustCorrectedIsTold() {
        PartyId unit = unit("Sở Hai người sửa");
        long wrong = parties.find(unit).orElseThrow().names().getFirst().entry().number();
        parties.correctName(ADMINISTRATOR, unit, wrong, NameGiven.of("Sở Một", OrganisationKind.AGENCY))
                .orThrow();
        assertThat(codes(parties.correctName(
                        ADMINISTRATOR, unit, wrong, NameGiven.of("Sở Hai", OrganisationKind.AGENCY))))
                .containsExactly(Refusal.CHANGED_MEANWHILE);
    }

    @Test
    void twoNamesCannotBeginOnOneDay() {
        PartyId unit = unit("Sở Một ngày");
        LocalDate day = LocalDate.of(2024, 1, 1);
        parties.rename(ADMINISTRATOR, unit, named("Sở A", day)).orThrow();
        assertThat(codes(parties.rename(ADMINISTRATOR, unit, named("Sở B", day))))
                .containsExactly(PartyProblem.NAME_FROM_THAT_DAY);
    }

    @Test
    void theDatabaseItselfRefusesToOverwrite() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                        database.sql("update party.names set vietnamese = 'x'").update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void aUnitCannotBePutBelowItself() {
        PartyId agency = unit("Cơ quan Vòng tròn");
        PartyId office = parties.register(
                        ADMINISTRATOR, NewOrganisation.under(agency, "Phòng Vòng tròn", OrganisationKind.UNIT))
                .orThrow();
        assertThat(codes(parties.moveUnder(ADMINISTRATOR, agency, office, TODAY, Evidence.NONE)))
                .containsExactly(PartyProblem.CIRCULAR_PARENT);
    }

    @Test
    void anUnknownSuccessorCanBeBoundLater() {
        PartyId old = unit("Vụ Cũ");
        PartyId heir = unit("Cục Mới");
        parties.end(
                        ADMINISTRATOR,
                        old,
                        Succession.Kind.DISSOLVED,
                        List.of(new Succession.Unknown()),
                        LocalDate.of(2025, 3, 1),
                        Evidence.NONE)
                .orThrow();
        long number = parties.organisation(old)
                .orElseThrow()
                .endings()
                .getFirst()
                .entry()
                .number();
        parties.correctSuccession(
                        ADMINISTRATOR,
                        number,
                        Succession.Kind.MERGED,
                        new Succession.Known(heir),
                        LocalDate.of(2025, 3, 1),
                        Evidence.of(Certainty.STATED, "Quyết định thử"))
                .orThrow();
        assertThat(parties.standingInFor(old, TODAY)).containsExactly(heir);
        assertThat(parties.linesOf(old))
                .filteredOn(line -> line.about().equals("SUCCESSION"))
                .hasSize(2);
    }

    @Test
    void aSplitHasSeveralHeirs() {
        PartyId old = unit("Sở Bị tách");
        PartyId one = unit("Sở Tách một");
        PartyId two = unit("Sở Tách hai");
        parties.end(
                        ADMINISTRATOR,
                        old,
                        Succession.Kind.SPLIT,
                        List.of(new Succession.Known(one), new Succession.Known(two)),
                        LocalDate.of(2025, 3, 1),
                        Evidence.NONE)
                .orThrow();
        assertThat(parties.standingInFor(old, TODAY)).containsExactlyInAnyOrder(one, two);
        assertThat(parties.standingInFor(old, LocalDate.of(2025, 2, 28))).containsExactly(old);
    }

    @Test
    void nobodyInheritsFromItsOwnHeir() {
        PartyId first = unit("Sở Thừa kế một");
        PartyId second = unit("Sở Thừa kế hai");
        LocalDate day = LocalDate.of(2025, 3, 1);
        List<Succession.Heir> toSecond = List.of(new Succession.Known(second));
        List<Succession.Heir> toFirst = List.of(new Succession.Known(first));
        parties.end(ADMINISTRATOR, first, Succession.Kind.MERGED, toSecond, day, Evidence.NONE)
                .orThrow();
        assertThat(codes(parties.end(ADMINISTRATOR, second, Succession.Kind.MERGED, toFirst, day, Evidence.NONE)))
                .containsExactly(PartyProblem.SUCCEEDS_ITSELF);
        assertThat(codes(parties.end(ADMINISTRATOR, first, Succession.Kind.MERGED, toSecond, day, Evidence.NONE)))
                .containsExactly(PartyProblem.ENDED_ALREADY);
    }

    @Test
    void aCodeBelongsToOneOrganisationAtATime() {
        PartyId one = unit("Công ty Mã một");
        PartyId two = unit("Công ty Mã hai");
        String code = "8938501119995";
        long number = parties.identify(ADMINISTRATOR, one, IdentifierScheme.GLN, code, null, null, Evidence.NONE)
                .orThrow();
        assertThat(codes(parties.identify(ADMINISTRATOR, two, IdentifierScheme.GLN, code, null, null, Evidence.NONE)))
                .containsExactly(PartyProblem.CODE_TAKEN);
        parties.correctIdentifier(
                        ADMINISTRATOR,
                        one,
                        number,
                        IdentifierScheme.GLN,
                        code,
                        null,
                        LocalDate.of(2025, 1, 1),
                        Evidence.NONE)
                .orThrow();
        assertThat(codes(parties.identify(ADMINISTRATOR, two, IdentifierScheme.GLN, code, null, null, Evidence.NONE)))
                .isEmpty();
    }

    @Test
    void aWrongCodeIsRefusedAtItsField() {
        PartyId unit = unit("Công ty Mã sai");
        assertThat(parties.identify(
                        ADMINISTRATOR, unit, IdentifierScheme.TAX_CODE, "0100109107", null, null, Evidence.NONE))
                .isEqualTo(Outcome.rejected(Problem.at("value", PartyProblem.WRONG_CODE, "0100109107")));
    }

    @Test
    void anOrganisationHasOneHeadAtATime() {
        PartyId unit = unit("Sở Một thủ trưởng");
        PartyId an = parties.registerPerson(ADMINISTRATOR, "Nguyễn Thị An", "an@example.vn", Evidence.NONE)
                .orThrow();
        PartyId binh = parties.registerPerson(ADMINISTRATOR, "Trần Văn Bình", "", Evidence.NONE)
                .orThrow();
        LocalDate change = LocalDate.of(2025, 3, 1);
        long office = parties.appoint(
                        ADMINISTRATOR, an, unit, Membership.Office.HEAD, "Giám đốc Sở", null, null, Evidence.NONE)
                .orThrow();
        assertThat(codes(parties.appoint(
                        ADMINISTRATOR, binh, unit, Membership.Office.HEAD, "Giám đốc Sở", change, null, Evidence.NONE)))
                .containsExactly(PartyProblem.ANOTHER_HEAD);
        parties.endOffice(ADMINISTRATOR, office, change, Evidence.NONE).orThrow();
        parties.appoint(ADMINISTRATOR, binh, unit, Membership.Office.HEAD, "Giám đốc Sở", change, null, Evidence.NONE)
                .orThrow();
        assertThat(parties.headOf(unit, change.minusDays(1))).contains(an);
        assertThat(parties.headOf(unit, change)).contains(binh);
    }

    @Test
    void theMailAddressOfAUnitIsTheLastOneGiven() {
        PartyId unit = unit("Sở Có thư");
        parties.reachBy(ADMINISTRATOR, unit, Contact.Kind.EMAIL, "cu@example.vn", Evidence.NONE)
                .orThrow();
        parties.reachBy(ADMINISTRATOR, unit, Contact.Kind.EMAIL, "moi@example.vn", Evidence.NONE)
                .orThrow();
        assertThat(parties.emailOf(unit)).contains("moi@example.vn");
        parties.reachBy(ADMINISTRATOR, unit, Contact.Kind.EMAIL, "", Evidence.NONE)
                .orThrow();
        assertThat(parties.emailOf(unit)).isEmpty();
        assertThat(codes(parties.reachBy(ADMINISTRATOR, unit, Contact.Kind.EMAIL, "khong phai", Evidence.NONE)))
                .containsExactly(PartyProblem.NOT_AN_EMAIL);
    }

    // ---- who may

    @Test
    void withoutPermissionNothingChanges() {
        PartyId unit = unit("Sở Không được sửa");
        Actor officer = holding(Role.UNIT_OFFICER, unit);
        assertThat(codes(parties.rename(officer, unit, named("Sở Bị sửa", TODAY))))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(parties.register(officer, NewOrganisation.under(unit, "Phòng lạ", OrganisationKind.UNIT))))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(parties.noteSpelling(officer, unit, "SKDS"))).containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(parties.registerPerson(officer, "Ai đó", "", Evidence.NONE)))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(parties.nameOn(unit, TODAY)).isEqualTo("Sở Không được sửa");
    }

    @Test
    void anAdministratorOfOneOrganisationChangesNoOther() {
        PartyId own = unit("Sở Của mình");
        PartyId other = unit("Sở Của người");
        Actor administrator = holding(Role.ADMINISTRATOR, own);
        assertThat(codes(parties.rename(administrator, own, named("Sở Của mình mới", TODAY))))
                .isEmpty();
        assertThat(codes(parties.rename(administrator, other, named("Sở Lấn sang", TODAY))))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(parties.register(
                        administrator, NewOrganisation.under(null, "Sở Không ai trên", OrganisationKind.AGENCY))))
                .containsExactly(Refusal.FORBIDDEN);
    }

    private static Actor holding(Role role, PartyId organisation) {
        return new Actor(
                null,
                null,
                "test",
                List.of(new Grant(role, new Grant.Within(Set.of(organisation)), null)),
                Actor.Channel.WEB);
    }
}
