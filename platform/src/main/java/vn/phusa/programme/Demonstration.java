package vn.phusa.programme;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Money;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Qualifier;
import vn.phusa.base.VietnamTime;

/**
 * Makes up a busy programme: commitments, and everything that happens to them day by day until today, by the same rules
 * as real ones. The same seed and the same days give the same programme. Nothing in it is true, and every page of it says
 * so.
 */
final class Demonstration {
    private static final String SOURCE = "Số liệu minh họa";

    private final long seed;
    private final RandomGenerator random;
    private final LocalDate start;
    private final LocalDate today;
    private final PartyId assigner;
    private final List<PartyId> units;

    /**
     * @param start first day of the made-up programme
     * @param today nothing happens after it
     * @param assigner gives and confirms everything
     * @param units lead and coordinate; at least three, without the assigner
     */
    Demonstration(long seed, LocalDate start, LocalDate today, PartyId assigner, List<PartyId> units) {
        this.seed = seed;
        this.random = generator(seed);
        this.start = start;
        this.today = today;
        this.assigner = assigner;
        this.units = List.copyOf(units);
    }

    private static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** One event of the story and when the platform heard of it. */
    record Happened(
            Instant at,
            CommitmentEvent event,
            String by,
            @Nullable PartyId onBehalfOf) {}

    /** A commitment's whole story; the first event is its raising. */
    record Story(CommitmentEvent.Raised raised, Instant at, List<Happened> then) {}

    private record Deed(String vi, String en) {}

    private static final List<Deed> DEEDS = List.of(
            new Deed("Khảo sát nhu cầu", "Survey the demand for"),
            new Deed("Xây dựng quy chế cho", "Write the rules for"),
            new Deed("Đưa vào vận hành thử", "Run a trial of"),
            new Deed("Đào tạo cán bộ về", "Train staff in"),
            new Deed("Lập đề án phát triển", "Plan the growth of"),
            new Deed("Nâng cấp hạ tầng cho", "Upgrade the infrastructure for"),
            new Deed("Đánh giá hiệu quả của", "Evaluate"),
            new Deed("Nhân rộng mô hình", "Spread the model of"),
            new Deed("Công bố dữ liệu mở về", "Publish open data on"),
            new Deed("Hỗ trợ doanh nghiệp tham gia", "Help enterprises to join"));

    private static final List<Deed> OBJECTS = List.of(
            new Deed("sàn giao dịch công nghệ", "the technology exchange"),
            new Deed("mạng lưới cố vấn khởi nghiệp", "the network of start-up mentors"),
            new Deed("truy xuất nguồn gốc trái cây", "fruit traceability"),
            new Deed("phòng thử nghiệm dùng chung", "the shared laboratory"),
            new Deed("nhãn hiệu chứng nhận nông sản", "certification marks for farm goods"),
            new Deed("bản đồ nước mặn", "salinity maps"),
            new Deed("giống lúa chịu mặn", "salt-tolerant rice"),
            new Deed("trạm quan trắc không khí", "air monitoring stations"),
            new Deed("kho dữ liệu nghiên cứu", "the research data store"),
            new Deed("chợ nổi số", "the digital floating market"),
            new Deed("kho lạnh dùng năng lượng mặt trời", "solar cold stores"),
            new Deed("quỹ phiếu đổi mới sáng tạo", "innovation vouchers"),
            new Deed("bệnh án điện tử tuyến phường", "ward-level medical records"),
            new Deed("kiểm định phương tiện đo", "verification of measuring devices"));

    private static final List<String> OBSTACLES = List.of(
            "Chưa được bố trí kinh phí quý này",
            "Chờ ý kiến của cơ quan phối hợp",
            "Thiếu cán bộ chuyên trách",
            "Hồ sơ mời thầu phải làm lại",
            "Vướng thủ tục về đất đai");

    private static final List<String> PROGRESS = List.of(
            "Đã thống nhất đề cương và phân công",
            "Đã làm việc với các đơn vị, đang tổng hợp",
            "Đã có dự thảo, đang lấy ý kiến",
            "Đã triển khai ở một số phường, xã",
            "Đang hoàn thiện hồ sơ nghiệm thu");

    List<Story> stories(ProgrammeId programme, int count) {
        List<Story> stories = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            stories.add(story(programme, i));
        }
        return stories;
    }

    private Story story(ProgrammeId programme, int number) {
        LocalDate day = start.plusDays(random.nextInt(120));
        CommitmentEvent.Raised raised = new CommitmentEvent.Raised(programme, terms(number, day), null);
        Told told = new Told(Commitment.raised(new CommitmentId(1), raised), day);
        live(told);
        return new Story(raised, at(day), told.happened);
    }

    private Terms terms(int number, LocalDate day) {
        Deed deed = one(DEEDS);
        Deed object = one(OBJECTS);
        PartyId lead = one(units);
        List<Holder> coordinators = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Holder other = new Holder.Known(one(units));
            if (!other.is(lead) && coordinators.stream().noneMatch(other::sameAs)) {
                coordinators.add(other);
            }
        }
        if (random.nextInt(6) == 0) {
            coordinators.add(new Holder.Unresolved("các đơn vị liên quan"));
        }
        boolean dated = random.nextInt(6) > 0;
        return new Terms(
                Integer.toString(number),
                random.nextInt(3) == 0 ? CommitmentKind.CITY_REQUEST : CommitmentKind.MINISTRY_DUTY,
                new Bilingual(deed.vi() + " " + object.vi(), deed.en() + " " + object.en()),
                null,
                new Holder.Known(lead),
                coordinators,
                assigner,
                dated ? day.plusDays(60 + random.nextInt(1100)) : null,
                "",
                List.of(),
                indicators(details(number), day),
                funding(details(number)),
                true);
    }

    /** Money and figures have chances of their own, so that they do not change what happens. */
    private RandomGenerator details(int number) {
        return generator(seed * 1_000_003 + number);
    }

    private static List<Indicator> indicators(RandomGenerator chance, LocalDate day) {
        if (chance.nextInt(2) == 0) {
            return List.of();
        }
        int baseline = chance.nextInt(20);
        return List.of(new Indicator(
                new Bilingual("Đơn vị tham gia", "Units that take part"),
                "đơn vị",
                "",
                List.of(new Indicator.Period(
                        day,
                        day.plusYears(2),
                        figure(baseline, day),
                        figure(baseline + 5 + chance.nextInt(30), day),
                        null))));
    }

    private static Figure figure(long value, LocalDate asOf) {
        return new Figure(BigDecimal.valueOf(value), Qualifier.EXACTLY, asOf, SOURCE);
    }

    private static List<Funding> funding(RandomGenerator chance) {
        Funding.Source[] sources = Funding.Source.values();
        int first = chance.nextInt(sources.length);
        List<Funding> lines = new ArrayList<>();
        for (int i = chance.nextInt(3); i > 0; i--) {
            long planned = 50_000_000L * (2 + chance.nextInt(60));
            long committed = planned * (50 + chance.nextInt(51)) / 100;
            long disbursed = committed * chance.nextInt(101) / 100;
            lines.add(new Funding(
                    sources[(first + i) % sources.length],
                    Money.dong(planned),
                    Money.dong(committed),
                    Money.dong(disbursed)));
        }
        return lines;
    }

    /** The commitment as the story goes on, and what has happened. */
    private static final class Told {
        private Commitment commitment;
        private LocalDate day;
        private final List<Happened> happened = new ArrayList<>();

        Told(Commitment commitment, LocalDate day) {
            this.commitment = commitment;
            this.day = day;
        }
    }

    private void live(Told told) {
        pass(told, 1 + random.nextInt(5));
        tell(told, told.commitment.assign(told.day), "Cơ quan đầu mối", null);
        pass(told, 1 + random.nextInt(12));
        tell(told, told.commitment.receive(told.day), "Cán bộ đơn vị", null);
        LocalDate due = told.commitment.dueOn();
        long planned = due == null ? 700 : Math.max(30, due.toEpochDay() - told.day.toEpochDay());
        // Some are quick, some slow, a few never get there.
        double pace = (0.55 + random.nextDouble() * 0.75) * (random.nextInt(12) == 0 ? 0.3 : 1);
        LocalDate began = told.day;
        while (!told.day.isAfter(today) && !told.commitment.life().over()) {
            pass(told, 26 + random.nextInt(10));
            if (told.day.isAfter(today)) {
                return;
            }
            int percent = (int)
                    Math.min(100, Math.round(100 * pace * (told.day.toEpochDay() - began.toEpochDay()) / planned));
            if (percent >= 100 && told.commitment.life().inHand()) {
                finish(told);
            } else if (told.commitment.life().inHand()) {
                report(told, percent);
                trouble(told, percent);
            }
        }
    }

    private void report(Told told, int percent) {
        boolean obstacle = random.nextInt(7) == 0;
        Confidence own = Confidence.values()[Math.min(4, random.nextInt(3) + (obstacle ? 2 : 0))];
        boolean byFocalPoint = random.nextInt(10) == 0;
        tell(
                told,
                told.commitment.reportProgress(
                        new CommitmentEvent.ProgressReported(
                                told.day,
                                percent,
                                PROGRESS.get(Math.min(4, percent / 20)),
                                obstacle ? one(OBSTACLES) : "",
                                own),
                        told.day),
                byFocalPoint ? "Cơ quan đầu mối" : "Cán bộ đơn vị",
                byFocalPoint && told.commitment.terms().lead() instanceof Holder.Known(PartyId lead) ? lead : null);
    }

    private void trouble(Told told, int percent) {
        LocalDate due = told.commitment.dueOn();
        if (due != null
                && told.commitment.extension() == null
                && due.toEpochDay() - told.day.toEpochDay() < 45
                && percent < 85
                && random.nextInt(4) == 0) {
            LocalDate later = due.plusDays(30 + random.nextInt(150));
            tell(told, told.commitment.askExtension(later, one(OBSTACLES), told.day), "Cán bộ đơn vị", null);
            pass(told, 2 + random.nextInt(8));
            tell(
                    told,
                    random.nextInt(3) > 0
                            ? told.commitment.grantExtension(assigner, later, told.day)
                            : told.commitment.refuseExtension(assigner, "Còn đủ thời gian để hoàn thành", told.day),
                    "Lãnh đạo",
                    null);
        }
        switch (random.nextInt(600)) {
            case 0, 1 -> tell(told, told.commitment.suspend("Chờ sắp xếp tổ chức", told.day), "Cơ quan đầu mối", null);
            case 2 ->
                tell(told, told.commitment.end("Nội dung đã có kế hoạch khác thay thế", told.day), "Lãnh đạo", null);
            case 3, 4, 5 ->
                tell(
                        told,
                        told.commitment.transfer(one(units), "Đúng chức năng hơn", told.day),
                        "Cơ quan đầu mối",
                        null);
            default -> {
                // Most months nothing special happens.
            }
        }
    }

    private void finish(Told told) {
        show(told);
        tell(
                told,
                told.commitment.reportDone(told.day, "Đã hoàn thành, gửi kèm minh chứng", told.day),
                "Cán bộ đơn vị",
                null);
        pass(told, 1 + random.nextInt(9));
        if (random.nextInt(8) == 0) {
            tell(told, told.commitment.giveBack(assigner, told.day, "Chưa đủ minh chứng"), "Lãnh đạo", null);
            pass(told, 5 + random.nextInt(25));
            tell(told, told.commitment.reportDone(told.day, "Đã bổ sung minh chứng", told.day), "Cán bộ đơn vị", null);
            pass(told, 1 + random.nextInt(6));
        }
        tell(told, told.commitment.confirm(assigner, told.day, ""), "Lãnh đạo", null);
    }

    /** What was reached, and what shows it. */
    private void show(Told told) {
        RandomGenerator chance =
                details(Integer.parseInt(told.commitment.terms().number()));
        if (!told.commitment.terms().indicators().isEmpty()) {
            Figure target = told.commitment
                    .terms()
                    .indicators()
                    .getFirst()
                    .periods()
                    .getFirst()
                    .target();
            long reached = target == null ? 0 : target.value().longValue() * (70 + chance.nextInt(50)) / 100;
            tell(told, told.commitment.reportActual(0, 0, figure(reached, told.day)), "Cán bộ đơn vị", null);
        }
        if (chance.nextInt(3) > 0) {
            Evidence minutes =
                    new Evidence("Biên bản nghiệm thu số " + (1 + chance.nextInt(200)) + "/BB (minh họa)", null);
            tell(told, told.commitment.addEvidence(minutes), "Cán bộ đơn vị", null);
        }
    }

    private static void pass(Told told, int days) {
        told.day = told.day.plusDays(days);
    }

    /** What the rules do not allow, and what lies in the future, does not happen. */
    private void tell(Told told, Outcome<CommitmentEvent> outcome, String by, @Nullable PartyId onBehalfOf) {
        if (!told.day.isAfter(today) && outcome instanceof Outcome.Accepted<CommitmentEvent>(CommitmentEvent event)) {
            told.commitment = told.commitment.after(event);
            told.happened.add(new Happened(at(told.day), event, by + " (minh họa)", onBehalfOf));
        }
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Instant at(LocalDate day) {
        return day.atTime(LocalTime.of(9, 0)).atZone(VietnamTime.ZONE).toInstant();
    }
}
