package vn.phusa.traceability.supervision.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.party.Parties;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;
import vn.phusa.traceability.supervision.Keeping;
import vn.phusa.traceability.supervision.Kept;
import vn.phusa.traceability.trace.Recalls;
import vn.phusa.traceability.trace.web.Said;
import vn.phusa.vietnamese.VietnameseText;

/** What must be kept, by whom, until when; and what has passed it. */
@Controller
class KeepingPages {
    private final Keeping keeping;
    private final Recalls recalls;
    private final Parties parties;
    private final Languages languages;
    private final Clock clock;

    KeepingPages(Keeping keeping, Recalls recalls, Parties parties, Languages languages, Clock clock) {
        this.keeping = keeping;
        this.recalls = recalls;
        this.parties = parties;
        this.languages = languages;
        this.clock = clock;
    }

    @GetMapping("/traceability/keeping")
    @Nullable
    ModelAndView keeping(
            Actor actor,
            @RequestParam(defaultValue = "") String format,
            ListQuery query,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<Kept> all = Refused.unlessAccepted(keeping.list(actor));
        LocalDate today = VietnamTime.today(clock);
        Map<PartyId, String> names = parties.names(all.stream().map(Kept::owner).collect(Collectors.toSet()), today);
        Wording words = languages.in(locale);
        String state = query.filter("state");
        String owner = query.filter("owner");
        List<Kept> shown = all.stream()
                .filter(one -> owner.isEmpty() || one.owner().toString().equals(owner))
                .filter(one -> switch (state) {
                    case "under" -> one.dutyOn(today);
                    case "passed" -> !one.dutyOn(today);
                    default -> true;
                })
                .filter(holding(words, query.text()))
                .toList();
        if (Downloads.asked(format)) {
            Downloads.send(format, table(words, names, today), shown.iterator(), words, response);
            return null;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("under", all.stream().filter(one -> one.dutyOn(today)).count());
        model.put("passed", all.stream().filter(one -> !one.dutyOn(today)).count());
        model.put("names", names);
        model.put("owners", owners(names));
        model.put("today", today);
        List<Kept> rows =
                shown.stream().skip(query.offset()).limit(query.size()).toList();
        model.put("slice", new Slice<>(rows, shown.size(), query));
        model.put("recalled", recalls.marks(actor, rows.stream().map(Kept::key).toList()));
        return new ModelAndView("traceability/keeping", model);
    }

    /** Whether every word stands in what the page says of a lot, with or without Vietnamese marks. */
    private static Predicate<Kept> holding(Wording words, String text) {
        if (text.isBlank()) {
            return one -> true;
        }
        List<String> wanted = List.of(VietnameseText.searchKey(text.strip()).split("\\s+"));
        return one -> {
            String said = VietnameseText.searchKey(Said.thing(words, one.key()) + " " + one.product());
            return wanted.stream().allMatch(said::contains);
        };
    }

    private static Map<String, String> owners(Map<PartyId, String> names) {
        Map<String, String> owners = new LinkedHashMap<>();
        names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .forEach(one -> owners.put(one.getKey().toString(), one.getValue()));
        return owners;
    }

    private static Listing<Kept> table(Wording words, Map<PartyId, String> names, LocalDate today) {
        String key = "traceability.keeping.";
        return new Listing<>(
                "thoi-han-luu-giu",
                "traceability.keeping.menu",
                List.of(
                        new Listing.Column<>("owner", key + "owner", one -> names.getOrDefault(one.owner(), ""), false),
                        new Listing.Column<>("product", key + "product", Kept::product, false),
                        new Listing.Column<>("lot", key + "lot", one -> Said.thing(words, one.key()), false),
                        new Listing.Column<>("expires", key + "expires", Kept::expires, false),
                        new Listing.Column<>("told", key + "told", Kept::told, false),
                        new Listing.Column<>("events", key + "events", Kept::events, false),
                        new Listing.Column<>("until", key + "until", Kept::until, false),
                        new Listing.Column<>(
                                "state",
                                key + "state",
                                one -> words.say(key + (one.dutyOn(today) ? "under" : "passed")),
                                false),
                        new Listing.Column<>("key", key + "key", Kept::key, false)));
    }
}
