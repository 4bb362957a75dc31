package vn.phusa.traceability.passport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a code leads, by what is asked for. */
class ResolutionTest {

    private static Offer offer(String language, String mediaType) {
        return new Offer(
                new LinkType("instructions"),
                "https://example.vn/" + language + "/" + mediaType,
                "",
                language,
                mediaType,
                false,
                false);
    }

    private static Resolution asked(List<Offer> offers, @Nullable String languages, @Nullable String types) {
        return Resolution.of(
                offers, new Wish(new LinkType("instructions"), Wish.ranked(languages), Wish.ranked(types)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-GB              | en-GB
            en-US              | en-US
            en-AU              | en
            en                 | en
            fr, en-GB;q=0.5    | en-GB
            vi-VN              | vi
            de, *;q=0.1        | en-US
            en-US;q=0.5, vi    | vi
            """)
    void theLanguageWantedWordForWordComesBeforeAnotherRegions(String wanted, String language) {
        List<Offer> offers = List.of(
                offer("en-US", "text/html"), offer("en-GB", "text/html"), offer("en", "text/html"), offer("vi", ""));

        Resolution found = asked(offers, wanted, null);

        if (wanted.contains("*")) {
            assertThat(found).isInstanceOf(Resolution.Several.class);
        } else {
            assertThat(found)
                    .isInstanceOfSatisfying(
                            Resolution.LeadTo.class,
                            lead -> assertThat(lead.offer().language()).isEqualTo(language));
        }
    }

    @Test
    void theMediaTypeCountsBeforeTheLanguage() {
        List<Offer> offers = List.of(offer("vi", "application/pdf"), offer("en", "text/html"));

        assertThat(asked(offers, "vi", "text/html, application/pdf;q=0.5"))
                .isEqualTo(new Resolution.LeadTo(offers.get(1)));
        assertThat(asked(offers, "en", "application/*")).isEqualTo(new Resolution.LeadTo(offers.get(0)));
    }

    @Test
    void whatFitsAlikeIsLeftToWhoeverAsks() {
        List<Offer> offers = List.of(offer("en-US", "text/html"), offer("en-GB", "text/html"));

        assertThat(asked(offers, "en-AU", null)).isEqualTo(new Resolution.Several(offers));
    }
}
