package vn.phusa.traceability.passport;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Grant;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.epcis.gs1.CheckDigits;

/** People and goods for the tests of products and passports. */
public final class ProductFixture {
    private static final AtomicLong NEXT = new AtomicLong(1);

    private ProductFixture() {}

    public static Actor actor(Role role, PartyId... over) {
        long id = 8_100_000_000L + NEXT.incrementAndGet();
        Grant.Scope scope = over.length == 0 ? new Grant.Everywhere() : new Grant.Within(Set.of(over));
        return new Actor(
                new AccountId(id), null, "Người thử " + id, List.of(new Grant(role, scope, null)), Actor.Channel.WEB);
    }

    /** A GTIN that no other test uses; fourteen digits. */
    public static String gtin() {
        String digits = "893%09d".formatted(880_000_000L + NEXT.incrementAndGet());
        return "0" + digits + CheckDigits.of(digits, 0, digits.length());
    }

    public static Details rice() {
        return new Details(
                new Bilingual("Gạo thơm ST25 Thới Lai", "Fragrant rice ST25 Thới Lai"),
                new Bilingual("Lúa vụ Đông Xuân.", "Winter-spring crop."),
                "Hạt Phù Sa",
                "Gạo",
                null,
                null,
                "Ấp Thới Hòa, xã Thới Lai, thành phố Cần Thơ",
                new Bilingual("Thới Lai, Cần Thơ", "Thới Lai, Cần Thơ, Việt Nam"),
                "5 kg",
                "TCVN 11888:2017",
                new Bilingual("Bảo quản nơi khô ráo.", "Keep dry."),
                new Shelf(Shelf.Kind.MONTHS, 12),
                List.of("VN", "US"),
                null,
                false,
                false,
                List.of(),
                List.of(),
                List.of());
    }

    public static byte[] picture(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(0xE8D9A0));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(0x0F5C4C));
        graphics.fillOval(width / 8, height / 8, width * 3 / 4, height * 3 / 4);
        graphics.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A published product with its picture. */
    public static Product published(Products products, Actor owner, PartyId organisation, String gtin) {
        Product product = products.enter(owner, new Products.Entry(organisation, gtin, "", rice(), false))
                .orThrow();
        products.picture(owner, product.id(), picture(1200, 900)).orThrow();
        return products.publish(owner, product.id()).orThrow();
    }
}
