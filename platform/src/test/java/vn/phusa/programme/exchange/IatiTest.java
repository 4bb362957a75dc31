package vn.phusa.programme.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Money;
import vn.phusa.base.PartyId;
import vn.phusa.base.Qualifier;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentEvent;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.Dossiers;
import vn.phusa.programme.Figure;
import vn.phusa.programme.Funding;
import vn.phusa.programme.HistoryEntry;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Indicator;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Terms;

/** A programme in the IATI activity standard 2.03. */
class IatiTest {
    private static final Path DATA = Path.of("../../shared/data");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOW = Instant.parse("2026-03-02T03:00:00Z");
    private static final PartyId CITY = new PartyId(1);
    private static final PartyId SCIENCE = new PartyId(2);
    private static final PartyId TRADE = new PartyId(3);
    private static final Map<PartyId, Bilingual> NAMES = Map.of(
            CITY, new Bilingual("Ủy ban nhân dân thành phố", "City People's Committee"),
            SCIENCE, new Bilingual("Sở Khoa học và Công nghệ", "Department of Science and Technology"),
            TRADE, new Bilingual("Sở Công Thương & Du lịch", "Department of Industry and Trade"));

    // ---- documents that hold everything

    private static Dossiers.Dossier dossier(Dossiers.Entry... entries) {
        Indicator count = new Indicator(
                new Bilingual("Tổ chức trung gian", "Intermediaries"),
                "tổ chức",
                "Cần Thơ",
                List.of(new Indicator.Period(
                        null,
                        null,
                        figure("14", Qualifier.EXACTLY, LocalDate.of(2025, 12, 31)),
                        figure("20", Qualifier.AT_LEAST, null),
                        figure("15", Qualifier.ABOUT, LocalDate.of(2026, 2, 1)))));
        return new Dossiers.Dossier(
                new Programme(
                        new ProgrammeId(7),
                        new Programme.Facts(
                                "thu-nghiem",
                                new Bilingual("Chương trình thử <nghiệm>", "Test programme"),
                                List.of(CITY),
                                SCIENCE,
                                List.of(),
                                LocalDate.of(2026, 1, 5),
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2030, 12, 31),
                                List.of(count),
                                null,
                                true,
                                false),
                        Programme.State.IN_FORCE,
                        1),
                null,
                NOW,
                List.of(entries));
    }

    private static Figure figure(String value, Qualifier qualifier, LocalDate asOf) {
        return new Figure(new BigDecimal(value), qualifier, asOf, "Báo cáo");
    }

    private static Terms terms(String number, LocalDate due, List<Funding> funding) {
        return new Terms(
                number,
                CommitmentKind.LOCAL_DUTY,
                new Bilingual("Lập sàn giao dịch công nghệ\u0001", "Technology exchange"),
                null,
                new Holder.Known(TRADE),
                List.of(new Holder.Unresolved("các đơn vị liên quan")),
                CITY,
                due,
                "",
                List.of(),
                List.of(new Indicator(
                        Bilingual.same("Giao dịch"),
                        "%",
                        "",
                        List.of(new Indicator.Period(
                                null,
                                null,
                                figure("0", Qualifier.EXACTLY, null),
                                figure("80", Qualifier.EXACTLY, null),
                                null)))),
                funding,
                true);
    }

    private static Dossiers.Entry entry(long id, Terms terms, CommitmentEvent... then) {
        List<CommitmentEvent> events = new ArrayList<>();
        events.add(new CommitmentEvent.Raised(new ProgrammeId(7), terms, null));
        events.addAll(List.of(then));
        List<HistoryEntry> history = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            history.add(new HistoryEntry(
                    i + 1,
                    Instant.parse("2026-01-1" + i + "T03:00:00Z"),
                    events.get(i),
                    new AccountId(1),
                    "Đầu mối",
                    Actor.Channel.WEB,
                    null));
        }
        return new Dossiers.Entry(Commitment.rebuilt(new CommitmentId(id), events), history);
    }

    private static Dossiers.Dossier busy() {
        List<Funding> money = List.of(
                new Funding(
                        Funding.Source.CITY_BUDGET,
                        Money.dong(2_500_000_000L),
                        Money.dong(2_000_000_000L),
                        Money.dong(500)),
                new Funding(Funding.Source.ODA, Money.dong(1), null, null));
        return dossier(
                entry(
                        1,
                        terms("1", LocalDate.of(2026, 6, 30), money),
                        new CommitmentEvent.Assigned(LocalDate.of(2026, 1, 11), null)),
                entry(
                        2,
                        terms("2", LocalDate.of(2029, 12, 31), money),
                        new CommitmentEvent.Assigned(LocalDate.of(2026, 1, 11), null),
                        new CommitmentEvent.DoneReported(LocalDate.of(2026, 1, 12), "Xong"),
                        new CommitmentEvent.CompletionConfirmed(
                                CITY, LocalDate.of(2026, 1, 12), LocalDate.of(2026, 1, 13), "")),
                entry(3, terms("3", null, money), new CommitmentEvent.Suspended(LocalDate.of(2026, 1, 11), "Chờ")),
                entry(4, terms("4", LocalDate.of(2025, 6, 30), List.of())),
                entry(5, terms("5", null, List.of()), new CommitmentEvent.Linked(new CommitmentId(1))));
    }

    private static byte[] written(Dossiers.Dossier dossier) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Iati.write(
                dossier,
                new Iati.Reporter("VN-H13.02", "10", NAMES.getOrDefault(SCIENCE, Bilingual.same("?"))),
                NAMES,
                source -> Bilingual.same(source.key()),
                NOW,
                out);
        return out.toByteArray();
    }

    private static Document parsed(byte[] xml) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    // ---- what always runs

    @Test
    void theProgrammeIsAnActivityAndEachCommitmentOneBelowIt() throws Exception {
        Document document = parsed(written(busy()));
        NodeList activities = document.getElementsByTagName("iati-activity");
        assertThat(activities.getLength()).isEqualTo(6);
        assertThat(texts(document, "iati-identifier"))
                .startsWith("VN-H13.02-thu-nghiem", "VN-H13.02-thu-nghiem-1")
                .doesNotHaveDuplicates();
        assertThat(attributes(document, "related-activity", "ref"))
                .contains("VN-H13.02-thu-nghiem", "VN-H13.02-thu-nghiem-5");
        assertThat(attributes(document, "activity-status", "code")).containsExactly("2", "2", "4", "6", "1", "1");
    }

    @Test
    void committedAndDisbursedMoneyAreTransactionsAndPlannedMoneyIsABudgetOfAYearAtMost() throws Exception {
        Document document = parsed(written(busy()));
        assertThat(attributes(document, "transaction-type", "code")).containsExactly("2", "3", "2", "3", "2", "3");
        assertThat(document.getElementsByTagName("budget").getLength())
                .as("due within a year, two sources")
                .isEqualTo(2);
        assertThat(document.getElementsByTagName("planned-disbursement").getLength())
                .isEqualTo(4);
        assertThat(texts(document, "value")).contains("2500000000", "2000000000", "500");
    }

    @Test
    void aNumberKeepsItsQualifierAndItsSource() throws Exception {
        Document document = parsed(written(busy()));
        Element target = (Element) document.getElementsByTagName("target").item(0);
        assertThat(target.getAttribute("value")).isEqualTo("20");
        assertThat(target.getTextContent()).contains("≥ 20").contains("Báo cáo");
        assertThat(attributes(document, "baseline", "iso-date"))
                .as("a baseline of an unknown day is not given one")
                .containsExactly("2025-12-31");
    }

    @Test
    void itKeepsTheRulesThatThePlatformKnowsByItself() throws Exception {
        Ruleset rules = new Ruleset(ownRules(), TODAY).check(parsed(written(busy())));
        assertThat(rules.unknown()).isEmpty();
        assertThat(rules.checked()).isGreaterThan(30);
        assertThat(rules.broken()).isEmpty();
    }

    /** Of the standard's rules those that matter most here, in its own notation. */
    private static String ownRules() {
        return """
                {"/iati-activities/iati-activity": {
                   "unique": {"cases": [{"paths": ["reporting-org/@ref", "iati-identifier"]}]},
                   "startswith": {"cases": [{"prefix": ["reporting-org/@ref"], "separator": "-", "paths": ["iati-identifier"]}]},
                   "atleast_one": {"cases": [{"paths": ["activity-date[@type='1' or @type='2']"]}, {"paths": ["sector"]},
                                             {"paths": ["recipient-country"]}]},
                   "date_order": {"cases": [
                     {"less": "activity-date[@type='1']/@iso-date", "more": "activity-date[@type='3']/@iso-date"},
                     {"less": "activity-date[@type='2']/@iso-date", "more": "activity-date[@type='4']/@iso-date"},
                     {"less": "activity-date[@type='4']/@iso-date", "more": "NOW"},
                     {"less": "transaction/transaction-date/@iso-date", "more": "NOW"}]}},
                 "/iati-activities/iati-activity/budget": {
                   "time_limit": {"cases": [{"start": "period-start/@iso-date", "end": "period-end/@iso-date"}]}},
                 "//title": {"atleast_one": {"cases": [{"paths": ["narrative/text()"]}]}}}""";
    }

    @Test
    void theEvaluatorFindsWhatIsWrong() throws Exception {
        String wrong = new String(written(busy()), java.nio.charset.StandardCharsets.UTF_8)
                .replace(
                        "<iati-identifier>VN-H13.02-thu-nghiem</iati-identifier>",
                        "<iati-identifier>VN-H13.02</iati-identifier>")
                .replace(
                        "activity-date type=\"4\" iso-date=\"2026-01-12\"",
                        "activity-date type=\"4\" iso-date=\"2027-01-12\"");
        Ruleset rules =
                new Ruleset(ownRules(), TODAY).check(parsed(wrong.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(rules.broken()).hasSize(3);
    }

    // ---- against the official files

    @Test
    void itIsValidAgainstTheSchema() throws Exception {
        Path schema = official("iati-schemas/iati-activities-schema.xsd");
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.newSchema(schema.toFile())
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(written(busy()))));
        factory.newSchema(schema.toFile())
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(written(dossier()))));
    }

    @Test
    void itKeepsTheStandardRuleset() throws Exception {
        String json = Files.readString(official("iati-rulesets/rulesets/standard.json"));
        Ruleset rules = new Ruleset(json, TODAY).check(parsed(written(busy())));
        assertThat(rules.unknown()).isEmpty();
        assertThat(rules.broken()).isEmpty();
        System.out.printf(
                "IATI ruleset: %d checks, none broken; %d need the registry's list of publishers and were left out%n",
                rules.checked(), rules.leftOut());
    }

    /** Those of the official examples of the ruleset that belong to rules of the standard. */
    @Test
    void theEvaluatorJudgesTheOfficialExamplesAsTheyAreNamed() throws Exception {
        Path folder = official("iati-rulesets/meta_tests");
        Map<String, List<String>> examples = Map.of(
                "date_order.json", List.of("date_good.xml", "date_bad.xml"),
                "if_then.json", List.of("if_then_good.xml", "if_then_bad.xml"));
        for (Map.Entry<String, List<String>> example : examples.entrySet()) {
            String json = Files.readString(folder.resolve(example.getKey()));
            for (String file : example.getValue()) {
                Ruleset rules = new Ruleset(json, TODAY).check(parsed(Files.readAllBytes(folder.resolve(file))));
                assertThat(rules.broken().isEmpty())
                        .as("%s by %s: %s", file, example.getKey(), rules.broken())
                        .isEqualTo(file.contains("good"));
            }
        }
    }

    @Test
    void everyCodeStandsInItsList() throws Exception {
        Path folder = official("iati-codelists/xml");
        Document document = parsed(written(busy()));
        Map<String, List<String>> used = Map.of(
                "ActivityStatus", attributes(document, "activity-status", "code"),
                "OrganisationRole", attributes(document, "participating-org", "role"),
                "ActivityDateType", attributes(document, "activity-date", "type"),
                "TransactionType", attributes(document, "transaction-type", "code"),
                "BudgetType", attributes(document, "budget", "type"),
                "BudgetStatus", attributes(document, "budget", "status"),
                "RelatedActivityType", attributes(document, "related-activity", "type"));
        for (Map.Entry<String, List<String>> one : used.entrySet()) {
            Set<String> known =
                    new HashSet<>(texts(parsed(Files.readAllBytes(folder.resolve(one.getKey() + ".xml"))), "code"));
            assertThat(one.getValue()).as(one.getKey()).isNotEmpty().isSubsetOf(known);
        }
    }

    private static Path official(String file) {
        Path path = DATA.resolve(file);
        if (!Files.exists(path)) {
            System.err.println(
                    "SKIPPED: " + path + " is not there; the official IATI files are checked only where they are");
        }
        Assumptions.assumeTrue(Files.exists(path), path + " is not there");
        return path;
    }

    private static List<String> texts(Document document, String element) {
        List<String> found = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName(element);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add(nodes.item(i).getTextContent());
        }
        return found;
    }

    private static List<String> attributes(Document document, String element, String attribute) {
        List<String> found = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName(element);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add(((Element) nodes.item(i)).getAttribute(attribute));
        }
        return found;
    }
}
