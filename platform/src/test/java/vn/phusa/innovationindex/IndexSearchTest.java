package vn.phusa.innovationindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.search.Search;
import vn.phusa.search.SearchQuery;
import vn.phusa.search.SearchResult;
import vn.phusa.testing.PlatformTest;

/** The one search finds indices, indicators and provinces, with diacritics and without, and never a draft. */
@PlatformTest
class IndexSearchTest {
    private final Search search;
    private final Indices indices;
    private final Presets presets;

    @Autowired
    IndexSearchTest(Search search, Indices indices, Presets presets) {
        this.search = search;
        this.indices = indices;
        this.presets = presets;
    }

    private List<SearchResult.Hit> found(Actor actor, String text, String kind) {
        return search.find(actor, new SearchQuery(text, "innovationindex." + kind, 1, 20))
                .hits();
    }

    @Test
    void anIndexIsFoundByNameWithAndWithoutDiacritics() {
        for (String text : List.of("năng lực cạnh tranh", "nang luc canh tranh", "Provincial Competitiveness")) {
            assertThat(found(Actor.visitor(), text, "edition"))
                    .as(text)
                    .anySatisfy(hit -> assertThat(hit.path()).startsWith("/index/pci/"));
        }
    }

    @Test
    void anIndicatorIsFoundInBothLanguages() {
        for (String text : List.of("đào tạo lao động", "dao tao lao dong", "Labour training")) {
            assertThat(found(Actor.visitor(), text, "indicator"))
                    .as(text)
                    .anySatisfy(hit -> assertThat(hit.path()).startsWith("/index/"));
        }
        assertThat(found(Actor.visitor(), "don dang ky nhan hieu", "indicator"))
                .anySatisfy(hit -> assertThat(hit.plainTitle()).contains("PII 2025"));
    }

    @Test
    void aProvinceLeadsToItsProfile() {
        for (String text : List.of("Cần Thơ", "can tho")) {
            assertThat(found(Actor.visitor(), text, "province"))
                    .as(text)
                    .anySatisfy(hit -> assertThat(hit.path()).isEqualTo("/index/pci/2016/units/can-tho"));
        }
    }

    @Test
    void aDraftIsFoundByItsKeeperOnlyUntilItIsPublished() {
        PartyId unit = IndexFixture.party();
        Actor keeper = IndexFixture.actor("Đầu mối", Role.FOCAL_POINT, unit);
        String code = IndexFixture.code();
        Edition draft = indices.create(
                        keeper,
                        IndexFixture.edition(code, unit, IndexFixture.FRAME, IndexFixture.DATA, presets.text("gii")))
                .orThrow();
        assertThat(found(keeper, code, "edition")).hasSize(1);
        assertThat(found(Actor.visitor(), code, "edition")).isEmpty();
        indices.publish(keeper, draft.id(), null).orThrow();
        assertThat(found(Actor.visitor(), code, "edition")).hasSize(1);
    }
}
