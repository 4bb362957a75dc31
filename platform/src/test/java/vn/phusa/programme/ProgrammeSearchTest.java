package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Grant;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.Evidence;
import vn.phusa.party.NameGiven;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.Parties;
import vn.phusa.search.Search;
import vn.phusa.search.SearchQuery;
import vn.phusa.search.SearchResult;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** Commitments, programmes and organisations are found, by those who may read them. */
@PlatformTest
class ProgrammeSearchTest {
    private final Search search;
    private final Commitments commitments;
    private final Parties parties;
    private final MockMvc web;
    private final ProgrammeFixture given;

    @Autowired
    ProgrammeSearchTest(Search search, Programmes programmes, Commitments commitments, Parties parties, MockMvc web) {
        this.search = search;
        this.commitments = commitments;
        this.parties = parties;
        this.web = web;
        this.given = new ProgrammeFixture(programmes, commitments);
    }

    private List<String> found(Actor actor, String text) {
        return search.find(actor, new SearchQuery(text, null, 1, 20)).hits().stream()
                .map(SearchResult.Hit::plainTitle)
                .toList();
    }

    private CommitmentId raise(String number, String wording, boolean open, Holder lead) {
        Terms terms = given.terms(number, null);
        return commitments
                .raise(
                        given.keeper,
                        given.programme,
                        new Terms(
                                number,
                                terms.kind(),
                                Bilingual.same(wording),
                                null,
                                lead,
                                List.of(),
                                terms.assigner(),
                                null,
                                "",
                                List.of(),
                                List.of(),
                                List.of(),
                                open),
                        Submission.none())
                .orThrow();
    }

    @Test
    void aCommitmentIsFoundWithAndWithoutDiacriticsByEverybodyIfItIsOpen() {
        raise("s1", "Ươm tạo giống tôm càng xanh toàn đực", true, new Holder.Known(given.unit));
        for (String typed : List.of("tôm càng xanh toàn đực", "tom cang xanh toan duc")) {
            assertThat(found(Actor.visitor(), typed)).as(typed).contains("s1. Ươm tạo giống tôm càng xanh toàn đực");
        }
    }

    @Test
    void whatIsNotOpenIsFoundByItsLeadAndTheProgrammesPeopleOnly() {
        raise("s2", "Đàm phán chuyển nhượng sáng chế máy sấy thăng hoa", false, new Holder.Known(given.unit));
        String title = "s2. Đàm phán chuyển nhượng sáng chế máy sấy thăng hoa";
        assertThat(found(given.officer, "may say thang hoa")).contains(title);
        assertThat(found(given.keeper, "may say thang hoa")).contains(title);
        assertThat(found(given.cityLeader, "may say thang hoa")).contains(title);
        assertThat(found(given.otherOfficer, "may say thang hoa")).doesNotContain(title);
        assertThat(found(Actor.visitor(), "may say thang hoa")).doesNotContain(title);
    }

    @Test
    void anOfficerOfAPartyOfTheProgrammeFindsNoMoreThanTheyMayRead() {
        raise("s3", "Rà soát kho phóng xạ tầng ngầm", false, new Holder.Known(given.unit));
        Actor cityOfficer = ProgrammeFixture.actor("Cán bộ thành phố", Role.UNIT_OFFICER, given.city);
        assertThat(found(cityOfficer, "kho phong xa tang ngam")).isEmpty();
    }

    @Test
    void aRewordedCommitmentIsFoundByItsNewWordsOnly() {
        CommitmentId id = raise("s4", "Xây tháp quan trắc cũ kỹ", true, new Holder.Known(given.unit));
        assertThat(found(Actor.visitor(), "thap quan trac cu ky")).contains("s4. Xây tháp quan trắc cũ kỹ");
        Terms now = commitments.view(given.keeper, id).orThrow().commitment().terms();
        Terms reworded = new Terms(
                now.number(),
                now.kind(),
                Bilingual.same("Dựng cột đo gió tầng cao"),
                null,
                now.lead(),
                now.coordinators(),
                now.assigner(),
                null,
                "",
                List.of(),
                List.of(),
                List.of(),
                true);
        commitments.edit(given.keeper, id, reworded, Submission.none()).orThrow();
        assertThat(found(Actor.visitor(), "cot do gio tang cao")).contains("s4. Dựng cột đo gió tầng cao");
        assertThat(found(Actor.visitor(), "thap quan trac cu ky")).doesNotContain("s4. Xây tháp quan trắc cũ kỹ");
    }

    @Test
    void anOrganisationIsFoundByItsOldNameAndSoIsWhatItLeads() {
        Actor administrator = new Actor(
                null,
                null,
                "Quản trị",
                List.of(new Grant(Role.ADMINISTRATOR, new Grant.Everywhere(), null)),
                Actor.Channel.WEB);
        Evidence evidence = new Evidence(vn.phusa.party.Certainty.values()[0], "Quyết định thử", "");
        PartyId unit = parties.register(
                        administrator,
                        new NewOrganisation(
                                new NameGiven(
                                        "Trạm Thực nghiệm Bãi Giữa",
                                        "",
                                        "",
                                        vn.phusa.party.OrganisationKind.OTHER,
                                        null,
                                        evidence),
                                null,
                                null,
                                ""))
                .orThrow();
        raise("s5", "Thử giống lúa chịu mặn", true, new Holder.Known(unit));
        parties.rename(
                        administrator,
                        unit,
                        new NameGiven(
                                "Viện Nghiên cứu Cù Lao Xanh",
                                "",
                                "",
                                vn.phusa.party.OrganisationKind.OTHER,
                                java.time.LocalDate.of(2026, 1, 1),
                                evidence))
                .orThrow();
        for (String typed : List.of("tram thuc nghiem bai giua", "Cù Lao Xanh")) {
            assertThat(found(Actor.visitor(), typed))
                    .as(typed)
                    .contains("Viện Nghiên cứu Cù Lao Xanh", "s5. Thử giống lúa chịu mặn");
        }
    }

    @Test
    void theWayFromTheSearchLeadsWhereTheReaderMayGo() throws Exception {
        CommitmentId id = raise("s6", "Mở lối vào kho mẫu", true, new Holder.Known(given.unit));
        assertThat(where(given.officer, "/find/commitments/" + id)).isEqualTo("/commitments/" + id);
        assertThat(where(given.otherOfficer, "/find/commitments/" + id)).isEqualTo("/public/commitments/" + id);
        assertThat(web.perform(get("/find/commitments/" + id))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/public/commitments/" + id);
        assertThat(where(given.officer, "/find/programmes/" + given.programme))
                .isEqualTo("/programmes/" + given.programme);
    }

    private String where(Actor actor, String path) throws Exception {
        return String.valueOf(web.perform(get(path).with(ActingAs.actor(actor)))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    @Test
    void theRealProgrammeIsFoundByItsTitle() {
        SearchResult result = search.find(
                Actor.visitor(), new SearchQuery("chuong trinh phoi hop can tho", "programme.programme", 1, 20));
        assertThat(result.hits()).isNotEmpty();
        assertThat(Set.copyOf(result.kinds().keySet())).contains("programme.programme");
    }
}
