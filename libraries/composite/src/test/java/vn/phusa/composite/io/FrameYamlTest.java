package vn.phusa.composite.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.phusa.composite.frame.Direction;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;

class FrameYamlTest {
    private static final String TEXT = """
            id: PII
            version: "2025"
            groups: [region]
            denominators: [population]
            index:
              code: PII
              name_vi: Chỉ số đổi mới sáng tạo
              name_en: Provincial Innovation Index
              children:
                - code: input
                  weight: 2
                  children:
                    - code: "1.1"
                      name_vi: Tổ chức khoa học và công nghệ
                      denominator: population
                      denominator_scale: 10000
                      direction: -1
                      goalposts: {lower: 0, upper: 12}
                      normalisation: {method: scaled, lower: 1, upper: 7}
                    - "1.2"
                - code: output
                  children: ["2.1"]
            """;

    @Test
    void aTreeBecomesAFrameWhoseLevelsFollowFromIt() {
        FrameFile file = FrameYaml.of(Yaml.parse(TEXT));
        Frame frame = file.frame();

        assertThat(frame.index().code()).isEqualTo("PII");
        assertThat(frame.levels()).isEqualTo(3);
        assertThat(frame.children("input")).extracting(Element::code).containsExactly("1.1", "1.2");
        Element first = frame.element("1.1");
        assertThat(first.direction()).isEqualTo(Direction.LOWER_IS_BETTER);
        assertThat(first.denominator()).contains("population");
        assertThat(first.denominatorScale()).isEqualTo(10_000);
        assertThat(first.goalposts().orElseThrow().upper()).isEqualTo(12);
        assertThat(first.normalisation().orElseThrow().method()).isEqualTo("scaled");
        assertThat(frame.element("input").weight()).isEqualTo(2);
        assertThat(frame.index().name().vietnamese()).isEqualTo("Chỉ số đổi mới sáng tạo");
        assertThat(file.groupings()).containsExactly("region");
    }
}
