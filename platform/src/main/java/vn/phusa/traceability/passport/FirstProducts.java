package vn.phusa.traceability.passport;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.FirstData;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.party.Parties;

/** Made-up products of made-up producers for the demonstration; their numbers have GS1's prefix for examples (952). */
@Component
class FirstProducts implements FirstData {
    private static final Actor PLATFORM = Actor.platform();

    private final Products products;
    private final Parties parties;
    private final Clock clock;

    FirstProducts(Products products, Parties parties, Clock clock) {
        this.products = products;
        this.parties = parties;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "traceability";
    }

    @Override
    @Transactional
    public void load(Selection layer) {
        if (layer != Selection.DEMO) {
            return;
        }
        LocalDate today = VietnamTime.today(clock);
        PartyId rice = parties.byKey("demo-rice").orElseThrow();
        PartyId fish = parties.byKey("demo-fish").orElseThrow();
        PartyId mango = parties.byKey("demo-mango").orElseThrow();

        Product bag = product(
                rice,
                "9521000000018",
                "",
                details(
                        new Bilingual("Gạo thơm ST25 túi 5 kg", "Fragrant rice ST25, 5 kg bag"),
                        "Hạt Phù Sa",
                        "Gạo",
                        "Ấp Thới Hòa, xã Thới Lai, thành phố Cần Thơ",
                        new Bilingual("Xã Thới Lai, Cần Thơ, Việt Nam", "Thới Lai, Cần Thơ, Việt Nam"),
                        "5 kg",
                        "TCVN 11888:2017 Gạo trắng",
                        new Bilingual("Bảo quản nơi khô ráo, thoáng mát.", "Keep in a cool, dry place."),
                        new Shelf(Shelf.Kind.MONTHS, 12),
                        List.of("VN", "EU")),
                new Color(0xE9D8A6),
                1);
        lot(bag, "TL-0126", today.minusDays(20));
        products.addCertificate(
                        PLATFORM,
                        bag.id(),
                        new Certificate(
                                "VietGAP", "VG-TD-001", "Tổ chức chứng nhận trình diễn", today.plusMonths(14), null),
                        null,
                        "")
                .orThrow();
        products.addPlace(
                        PLATFORM,
                        bag.id(),
                        new PlaceCode(
                                PlaceCode.Kind.GROWING_AREA,
                                "VN-92-TD-0001",
                                "VN",
                                PlaceCode.State.APPROVED,
                                today.minusYears(1),
                                today.plusYears(2)))
                .orThrow();
        products.open(PLATFORM, bag.id(), true, true).orThrow();

        Product fillet = product(
                fish,
                "9521000000025",
                "",
                details(
                        new Bilingual("Cá tra phi lê đông lạnh 1 kg", "Frozen pangasius fillet, 1 kg"),
                        "Trà Nóc",
                        "Thủy sản",
                        "Khu công nghiệp Trà Nóc, thành phố Cần Thơ",
                        new Bilingual("Vùng nuôi Vĩnh Thạnh, Cần Thơ, Việt Nam", "Vĩnh Thạnh ponds, Cần Thơ, Việt Nam"),
                        "1 kg",
                        "TCVN 8338:2010 Cá tra phi lê đông lạnh",
                        new Bilingual(
                                "Thành phần: cá tra. Bảo quản ở −18 °C. Không cấp đông lại.",
                                "Contains fish. Keep at −18 °C. Do not refreeze."),
                        new Shelf(Shelf.Kind.MONTHS, 24),
                        List.of("US", "EU", "JP")),
                new Color(0xC9DDE8),
                2);
        lot(fillet, "TN-26-118", today.minusDays(45));

        Product fruit = product(
                mango,
                "",
                "XOAI-CAT-CHU",
                details(
                        new Bilingual("Xoài cát Chu thùng 10 kg", "Cát Chu mango, 10 kg box"),
                        "Cờ Đỏ",
                        "Trái cây",
                        "Xã Cờ Đỏ, thành phố Cần Thơ",
                        new Bilingual("Cờ Đỏ, Cần Thơ, Việt Nam", "Cờ Đỏ, Cần Thơ, Việt Nam"),
                        "10 kg",
                        "TCVN 12827:2023",
                        new Bilingual("", ""),
                        new Shelf(Shelf.Kind.DAYS, 21),
                        List.of("US")),
                new Color(0xF3D9A0),
                3);
        lot(fruit, "CD-0711", today.minusDays(4));
        products.open(PLATFORM, fruit.id(), true, false).orThrow();
    }

    private Product product(PartyId owner, String gtin, String reference, Details details, Color colour, long seed) {
        Product product = products.enter(PLATFORM, new Products.Entry(owner, gtin, reference, details, true))
                .orThrow();
        products.picture(PLATFORM, product.id(), drawing(colour, seed)).orThrow();
        return products.publish(PLATFORM, product.id()).orThrow();
    }

    private static Details details(
            Bilingual name,
            String brand,
            String group,
            String address,
            Bilingual origin,
            String content,
            String standards,
            Bilingual warnings,
            Shelf shelf,
            List<String> markets) {
        return new Details(
                name,
                new Bilingual("Sản phẩm trình diễn.", "A product for demonstration."),
                brand,
                group,
                null,
                null,
                address,
                origin,
                content,
                standards,
                warnings,
                shelf,
                markets,
                null,
                false,
                false,
                List.of(),
                List.of(),
                List.of());
    }

    private void lot(Product product, String code, LocalDate produced) {
        products.enterLot(PLATFORM, product.id(), code, produced, null, "").orThrow();
    }

    /** A picture that nobody takes for a photograph; without words, for it is shown in both languages. */
    private static byte[] drawing(Color colour, long seed) {
        BufferedImage picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 800, 600);
        Random chance = new Random(seed);
        for (int i = 0; i < 120; i++) {
            graphics.setColor(new Color(15, 92, 76, 40 + chance.nextInt(120)));
            double size = 12 + chance.nextDouble() * 46;
            graphics.fill(
                    new Ellipse2D.Double(chance.nextDouble() * 800, chance.nextDouble() * 600, size, size * 0.45));
        }
        graphics.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
