package vn.phusa.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Role;
import vn.phusa.document.Documents;
import vn.phusa.document.Spreadsheet;
import vn.phusa.party.Parties;
import vn.phusa.programme.Programmes;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** Every list of the house can be taken away as a spreadsheet and as CSV. */
@PlatformTest
class EveryListTest {
    private final MockMvc web;
    private final Documents documents;
    private final String programme;
    private final String unit;
    private final Actor everybody = new Actor(
            new AccountId(987_655),
            null,
            "Kiểm thử",
            List.of(
                    new Grant(Role.FOCAL_POINT, new Grant.Everywhere(), null),
                    new Grant(Role.LEADER, new Grant.Everywhere(), null),
                    new Grant(Role.ADMINISTRATOR, new Grant.Everywhere(), null),
                    new Grant(Role.AUDITOR, new Grant.Everywhere(), null)),
            Actor.Channel.WEB);

    @Autowired
    EveryListTest(MockMvc web, Documents documents, Programmes programmes, Parties parties) {
        this.web = web;
        this.documents = documents;
        this.programme = programmes
                .publicView("can-tho-2022-2025")
                .orThrow()
                .programme()
                .id()
                .toString();
        this.unit = parties.byKey("noip").orElseThrow().toString();
    }

    private MockHttpServletResponse file(String path, String format) throws Exception {
        return web.perform(get(path).param("format", format).with(ActingAs.actor(everybody)))
                .andReturn()
                .getResponse();
    }

    @Test
    void aListComesAsBoth() throws Exception {
        for (String path : List.of(
                "/programmes",
                "/programmes/" + programme,
                "/commitments",
                "/units/" + unit,
                "/leader",
                "/work/all",
                "/work/units",
                "/parties",
                "/administration/accounts",
                "/traceability/products",
                "/traceability/events",
                "/traceability/links",
                "/traceability/reports",
                "/outbox",
                "/issued-reports",
                "/programmes/" + programme + "/imports",
                "/programmes/" + programme + "/readings",
                "/ledger/erasures",
                "/ledger/acts")) {
            MockHttpServletResponse csv = file(path, "csv");
            assertThat(csv.getStatus()).as(path).isEqualTo(200);
            assertThat(csv.getContentAsString(StandardCharsets.UTF_8)
                            .lines()
                            .findFirst()
                            .orElse(""))
                    .as(
                            "%s as CSV begins with the mark that spreadsheet programs look for, and names its columns",
                            path)
                    .startsWith("\uFEFF")
                    .doesNotContainPattern("[a-z]\\.[a-z]");
            MockHttpServletResponse workbook = file(path, "xlsx");
            assertThat(workbook.getContentType()).as(path).contains("spreadsheetml");
            Spreadsheet cells = documents
                    .tableOf(new ByteArrayInputStream(workbook.getContentAsByteArray()), "danh-sach.xlsx")
                    .orThrow()
                    .cells();
            assertThat(cells.sheets())
                    .as(path)
                    .singleElement()
                    .satisfies(sheet -> assertThat(sheet.rows()).isNotEmpty());
        }
    }

    @Test
    void numbersAndDatesOfAWorkbookAreNumbersAndDates() throws Exception {
        Spreadsheet cells = documents
                .tableOf(new ByteArrayInputStream(file("/programmes", "xlsx").getContentAsByteArray()), "a.xlsx")
                .orThrow()
                .cells();
        Spreadsheet.Row row = cells.sheets().getFirst().rows().stream()
                .filter(one -> one.cell(2).kind() == Spreadsheet.Kind.DATE)
                .findFirst()
                .orElseThrow();
        assertThat(row.cell(2).text()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(row.cell(5).kind()).isEqualTo(Spreadsheet.Kind.NUMBER);
    }
}
