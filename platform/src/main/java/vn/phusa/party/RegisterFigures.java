package vn.phusa.party;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Qualifier;
import vn.phusa.base.RecordedFigure;
import vn.phusa.base.RecordedFigures;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Wording;

/** How many organisations of each kind the register knows, as everybody may count on its page. */
@Component
class RegisterFigures implements RecordedFigures {
    /** Parts of the authorities themselves are nobody's figure. */
    private static final Set<OrganisationKind> NOT_COUNTED =
            Set.of(OrganisationKind.AGENCY, OrganisationKind.UNIT, OrganisationKind.OTHER);

    private final Parties parties;
    private final Languages languages;

    RegisterFigures(Parties parties, Languages languages) {
        this.parties = parties;
        this.languages = languages;
    }

    @Override
    @Transactional(readOnly = true)
    public List<RecordedFigure> figures(Actor actor, LocalDate day) {
        Map<OrganisationKind, List<OrganisationRow>> byKind = parties.all(ListQuery.all(), day).stream()
                .filter(row -> row.ended() == null && !NOT_COUNTED.contains(row.kind()))
                .collect(Collectors.groupingBy(OrganisationRow::kind, TreeMap::new, Collectors.toList()));
        List<RecordedFigure> figures = new ArrayList<>();
        byKind.forEach((kind, rows) -> figures.add(new RecordedFigure(
                "party." + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                new Bilingual(
                        languages.in(Wording.VIETNAMESE).say(kind.wordingKey()),
                        languages.in(Wording.ENGLISH).say(kind.wordingKey())),
                "",
                rows.size(),
                Qualifier.EXACTLY,
                day,
                languages.in(Wording.VIETNAMESE).say("party.menu"),
                "/parties?kind=" + kind.name(),
                rows.stream()
                        .sorted(Comparator.comparing(row -> row.name().vietnamese()))
                        .map(row -> new RecordedFigure.Item(row.name().vietnamese(), "/parties/" + row.id()))
                        .toList())));
        return figures;
    }
}
