package vn.phusa.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.phusa.portal.GuidePage.Block;
import vn.phusa.portal.GuidePage.Words;

class GuidePageTest {

    @Test
    void aPageIsReadPartByPart() {
        GuidePage page = GuidePage.read(
                "# Tên\n\n## Phần\n\n![Ảnh](images/mot.png)\n\nCâu **đậm** và `mã`.\n\n1. Một\n2. Hai\n\n- [Trang](don-vi.md)\n");
        assertThat(page.title()).isEqualTo("Tên");
        assertThat(page.blocks())
                .containsExactly(
                        new Block.Heading("Phần"),
                        new Block.Picture("mot", "Ảnh"),
                        new Block.Paragraph(List.of(
                                new Words.Plain("Câu "),
                                new Words.Strong("đậm"),
                                new Words.Plain(" và "),
                                new Words.Code("mã"),
                                new Words.Plain("."))),
                        new Block.Items(
                                true, List.of(List.of(new Words.Plain("Một")), List.of(new Words.Plain("Hai")))),
                        new Block.Items(false, List.of(List.of(new Words.Link("Trang", "don-vi")))));
    }
}
