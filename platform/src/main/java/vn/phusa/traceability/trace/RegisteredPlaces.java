package vn.phusa.traceability.trace;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.Organisation;
import vn.phusa.party.OrganisationRow;
import vn.phusa.party.Parties;
import vn.phusa.traceability.MasterData;
import vn.phusa.traceability.MasterElement;

/**
 * What is known of places and parties: the register's name where it knows the number; else what the captured master data say of it (CBV
 * 2.0, section 10.3: name, latitude, longitude, city, state); else the words that a person typed who has no number for it.
 */
@Component
class RegisteredPlaces implements Places {
    private static final Pattern GLN = Pattern.compile("(41[47]/(\\d{13}))(/.*)?");
    private static final Pattern LOCAL_PARTY = Pattern.compile("urn:vn-local:party:(\\d{1,18})");
    private static final Pattern TYPED = Pattern.compile("urn:vn-local:(?:place|partner):\\d+:(.+)");
    private static final int MOST_ELEMENTS = 20_000;
    private static final int MOST_OF_ONE_NAME = 20;

    private final Parties parties;
    private final MasterData masterData;
    private final Clock clock;

    RegisteredPlaces(Parties parties, MasterData masterData, Clock clock) {
        this.parties = parties;
        this.masterData = masterData;
        this.clock = clock;
    }

    @Override
    public Map<String, Known> of(Collection<String> keys) {
        Map<String, PartyId> registered = registered(keys);
        Map<PartyId, String> names = parties.names(new HashSet<>(registered.values()), VietnamTime.today(clock));
        Map<String, Told> told = told(keys);
        Map<String, Known> known = new LinkedHashMap<>();
        for (String key : keys) {
            Told own = told.getOrDefault(key, Told.NOTHING);
            // A shelf within a warehouse lies where the warehouse lies.
            Told around = told.getOrDefault(site(key), Told.NOTHING);
            PartyId party = registered.get(key);
            String name = party == null ? null : names.get(party);
            String called = first(name, own.name, around.name, typed(key), key);
            known.put(
                    key,
                    new Known(
                            key,
                            called,
                            Point.ofGeoUri(key).or(own::point).or(around::point).orElse(null),
                            name == null ? null : party,
                            own.and(around).area(called)));
        }
        return known;
    }

    private static String first(@Nullable String... names) {
        for (String name : names) {
            if (name != null && !name.isBlank()) {
                return name;
            }
        }
        throw new IllegalArgumentException("everything has at least its identifier");
    }

    /** Who that is in the register: who carries the number today, or whose name somebody typed who had no number. */
    Optional<PartyId> organisation(String key) {
        Matcher gln = GLN.matcher(key);
        if (gln.matches()) {
            return parties.carrying(IdentifierScheme.GLN, gln.group(2));
        }
        Matcher local = LOCAL_PARTY.matcher(key);
        if (local.matches()) {
            return parties.organisation(new PartyId(Long.parseLong(local.group(1))))
                    .map(Organisation::id);
        }
        String typed = typed(key);
        return typed == null ? Optional.empty() : named(typed.strip());
    }

    /** The only organisation of today that is called exactly so. */
    private Optional<PartyId> named(String name) {
        List<PartyId> found = parties.findByName(name, VietnamTime.today(clock), MOST_OF_ONE_NAME).stream()
                .filter(row -> row.ended() == null && row.name().vietnamese().equalsIgnoreCase(name))
                .map(OrganisationRow::id)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private Map<String, PartyId> registered(Collection<String> keys) {
        Map<String, String> numbers = new HashMap<>();
        Map<String, PartyId> found = new HashMap<>();
        for (String key : keys) {
            Matcher gln = GLN.matcher(key);
            Matcher local = LOCAL_PARTY.matcher(key);
            if (gln.matches()) {
                numbers.put(key, gln.group(2));
            } else if (local.matches()) {
                found.put(key, new PartyId(Long.parseLong(local.group(1))));
            }
        }
        Map<String, PartyId> carriers = parties.carrying(IdentifierScheme.GLN, new HashSet<>(numbers.values()));
        numbers.forEach((key, number) -> {
            PartyId carrier = carriers.get(number);
            if (carrier != null) {
                found.put(key, carrier);
            }
        });
        return found;
    }

    /** The number without what is within it. */
    private static String site(String key) {
        Matcher gln = GLN.matcher(key);
        return gln.matches() ? gln.group(1) : key;
    }

    private static @Nullable String typed(String key) {
        Matcher typed = TYPED.matcher(key);
        return typed.matches() ? URLDecoder.decode(typed.group(1).replace("+", "%2B"), StandardCharsets.UTF_8) : null;
    }

    // ---- master data

    /** What master data say of one thing. */
    private record Told(
            @Nullable String name,
            @Nullable String latitude,
            @Nullable String longitude,
            @Nullable String city,
            @Nullable String state) {
        static final Told NOTHING = new Told(null, null, null, null, null);

        /** Commune and province, as far as the name does not tell them. */
        String area(String name) {
            return Stream.of(city, state)
                    .flatMap(Stream::ofNullable)
                    .filter(part -> !name.contains(part))
                    .collect(Collectors.joining(", "));
        }

        Optional<Point> point() {
            return latitude == null || longitude == null ? Optional.empty() : Point.read(latitude, longitude);
        }

        Told and(Told other) {
            return new Told(
                    name == null ? other.name : name,
                    latitude == null ? other.latitude : latitude,
                    longitude == null ? other.longitude : longitude,
                    city == null ? other.city : city,
                    state == null ? other.state : state);
        }
    }

    private Map<String, Told> told(Collection<String> keys) {
        Set<String> wanted = new HashSet<>(keys);
        keys.forEach(key -> wanted.add(site(key)));
        Map<String, Told> told = new HashMap<>();
        if (!wanted.isEmpty()) {
            masterData
                    .elements(Set.of(), wanted, MOST_ELEMENTS)
                    .forEach(element -> told.merge(element.key(), told(element), Told::and));
        }
        return told;
    }

    private static Told told(MasterElement element) {
        return new Told(
                element.text("name").orElse(null),
                element.text("latitude").orElse(null),
                element.text("longitude").orElse(null),
                element.text("city").orElse(null),
                element.text("state").orElse(null));
    }
}
