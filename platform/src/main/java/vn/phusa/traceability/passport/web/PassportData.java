package vn.phusa.traceability.passport.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.passport.Certificate;
import vn.phusa.traceability.passport.Details;
import vn.phusa.traceability.passport.Journey;
import vn.phusa.traceability.passport.Passport;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.trace.Completeness;
import vn.phusa.traceability.trace.Whereabouts;

/** A passport as data: the fields of a digital product passport (NĐ 37/2026/NĐ-CP article 32) that are open to everybody. */
final class PassportData {
    private PassportData() {}

    static Map<String, Object> of(Passport passport, String base) {
        Product product = passport.product();
        Details details = product.details();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", base + passport.code().path());
        put(data, "gtin", product.gtin());
        put(
                data,
                "localIdentifier",
                product.local() == null ? null : product.local().toString());
        data.put("status", product.status().key());
        data.put("demonstration", product.demonstration());
        if (passport.recall() != null) {
            Map<String, Object> recall = new LinkedHashMap<>();
            recall.put("reason", passport.recall().reason());
            recall.put("since", passport.recall().since().toString());
            data.put("recall", recall);
        }
        if (!passport.open()) {
            return data;
        }
        data.put("name", both(details.name()));
        put(data, "description", both(details.description()));
        put(data, "image", details.image() == null ? null : base + "/documents/" + details.image() + "/file");
        data.put("producer", Map.of("name", both(passport.producer()), "address", details.address()));
        put(data, "trader", passport.trader() == null ? null : Map.of("name", both(passport.trader())));
        put(data, "origin", both(details.origin()));
        put(data, "brand", details.brand());
        put(data, "netContent", details.content());
        put(data, "lot", passport.code().lot());
        put(data, "serial", passport.code().serial());
        put(
                data,
                "productionDate",
                passport.produced() == null ? null : passport.produced().toString());
        put(
                data,
                "expirationDate",
                passport.expires() == null ? null : passport.expires().toString());
        put(data, "safetyWarnings", both(details.warnings()));
        Completeness completeness = passport.completeness();
        if (completeness != null) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("chain", completeness.template().code());
            told.put("percent", completeness.score());
            told.put("told", codes(completeness.told()));
            told.put("missing", codes(completeness.missing()));
            data.put("completeness", told);
        }
        if (details.journeyOpen()) {
            List<Map<String, Object>> journey = new ArrayList<>();
            for (Journey.Step step : passport.journey().steps()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("time", step.at().toString());
                one.put("type", step.event().kindName());
                put(one, "step", bare(step.event().circumstances().bizStep()));
                put(one, "name", step.called() == null ? null : both(step.called()));
                put(one, "by", step.by().vietnamese());
                if (step.place() instanceof Whereabouts.At(Bilingual name, String area)) {
                    one.put("place", name.vietnamese());
                    put(one, "area", area);
                }
                one.put("times", step.times());
                journey.add(one);
            }
            data.put("journey", journey);
            data.put("unopenedStretches", passport.journey().unopened());
        }
        if (details.certificatesOpen()) {
            List<Map<String, Object>> certificates = new ArrayList<>();
            for (Certificate certificate : passport.certificates()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("name", certificate.name());
                put(one, "number", certificate.number());
                put(one, "issuer", certificate.issuer());
                put(
                        one,
                        "validUntil",
                        certificate.until() == null ? null : certificate.until().toString());
                certificates.add(one);
            }
            data.put("certificates", certificates);
        }
        return data;
    }

    private static List<String> codes(List<ChainTemplate.Step> steps) {
        return steps.stream().map(ChainTemplate.Step::code).toList();
    }

    private static @Nullable String bare(@Nullable String step) {
        return step == null ? null : Objects.requireNonNullElse(Cbv.BIZ_STEP.bare(step), step);
    }

    private static @Nullable Map<String, String> both(Bilingual text) {
        return text.vietnamese().isBlank() && text.english().isBlank()
                ? null
                : Map.of("vi", text.vietnamese(), "en", text.english());
    }

    private static void put(Map<String, Object> data, String key, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            data.put(key, value);
        }
    }
}
