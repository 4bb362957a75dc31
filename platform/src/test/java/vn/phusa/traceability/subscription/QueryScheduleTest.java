package vn.phusa.traceability.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a scheduled query runs. */
class QueryScheduleTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static QuerySchedule schedule(String written) {
        Map<String, String> fields = new HashMap<>();
        for (String field : written.split(";")) {
            fields.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return new QuerySchedule(fields);
    }

    /** 26 November 2026 is a Thursday, day 4. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hour=1;minute=5          | 2026-11-26T09:00:00+07:00 | 2026-11-27T01:05:00+07:00",
                "hour=9                   | 2026-11-26T08:59:59+07:00 | 2026-11-26T09:00:00+07:00",
                "hour=9                   | 2026-11-26T09:00:00+07:00 | 2026-11-27T09:00:00+07:00",
                "minute=0,15,[30-31]      | 2026-11-26T09:16:00+07:00 | 2026-11-26T09:30:00+07:00",
                "minute=0,15,[30-31]      | 2026-11-26T09:31:00+07:00 | 2026-11-26T10:00:00+07:00",
                "second=[10-12]           | 2026-11-26T09:00:11+07:00 | 2026-11-26T09:00:12+07:00",
                "second=0/30              | 2026-11-26T09:00:00+07:00 | 2026-11-26T09:00:30+07:00",
                "second=0/30              | 2026-11-26T09:00:30+07:00 | 2026-11-26T09:01:00+07:00",
                "minute=5/25              | 2026-11-26T09:55:00+07:00 | 2026-11-26T10:05:00+07:00",
                "hour=*/6                 | 2026-11-26T12:00:00+07:00 | 2026-11-26T18:00:00+07:00",
                "dayOfWeek=1              | 2026-11-26T09:00:00+07:00 | 2026-11-30T00:00:00+07:00",
                "dayOfWeek=7;hour=6       | 2026-11-26T09:00:00+07:00 | 2026-11-29T06:00:00+07:00",
                "dayOfMonth=31            | 2026-11-26T09:00:00+07:00 | 2026-12-31T00:00:00+07:00",
                "dayOfMonth=29;month=2    | 2026-11-26T09:00:00+07:00 | 2028-02-29T00:00:00+07:00",
                "month=1                  | 2026-11-26T09:00:00+07:00 | 2027-01-01T00:00:00+07:00"
            })
    void theNextRunIsTheFirstMomentThatFits(String written, String after, String next) {
        assertThat(schedule(written).fault()).isEmpty();
        assertThat(schedule(written).next(java.time.OffsetDateTime.parse(after).toInstant(), ZONE))
                .contains(java.time.OffsetDateTime.parse(next).toInstant());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hour=24                  | hour",
                "minute=-1                | minute",
                "second=1,                | second",
                "second=[5-1]             | second",
                "second=*                 | second",
                "second=0/0               | second",
                "second=60/5              | second",
                "second=0/                | second",
                "dayOfWeek=0              | dayOfWeek",
                "month=13                 | month",
                "dayOfMonth=30;month=2    | dayOfMonth"
            })
    void aFieldThatIsNotAsItShouldBeIsNamed(String written, String field) {
        assertThat(schedule(written).fault()).contains(field);
    }

    @Test
    void aScheduleWithoutFieldsIsNone() {
        assertThat(new QuerySchedule(Map.of()).fault()).contains("schedule");
        assertThat(new QuerySchedule(Map.of("year", "2027")).fault()).contains("schedule");
    }

    @Test
    void theWaitDoublesUpToAnHour() {
        assertThat(Subscription.wait(1)).hasSeconds(1);
        assertThat(Subscription.wait(4)).hasSeconds(8);
        assertThat(Subscription.wait(40)).hasSeconds(3_600);
    }
}
