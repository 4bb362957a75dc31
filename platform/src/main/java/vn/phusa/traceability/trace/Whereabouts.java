package vn.phusa.traceability.trace;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Place;
import vn.phusa.traceability.Thing;

/** Where an event happened, as people say it: the name of the place, else near which named place a bare position lies. */
public sealed interface Whereabouts {

    /** At a place with a name. @param area commune and province, as far as they are known and not in the name; may be empty */
    record At(Bilingual name, String area) implements Whereabouts {}

    /** Less than {@link #NEAR} from a place with a name. */
    record Near(String name) implements Whereabouts {}

    /** Further away. @param kilometres rounded to {@link #STEP}, so that nobody finds a field by it */
    record Away(String name, int kilometres) implements Whereabouts {}

    /** A position with nothing around that is known. */
    record Somewhere() implements Whereabouts {}

    /** A number that nobody has given a name. */
    record Numbered(String key) implements Whereabouts {}

    /** In kilometres. */
    double NEAR = 3;

    /** In kilometres. */
    int STEP = 5;

    /** Beyond so many kilometres a town says nothing of a place. */
    int FAR = 300;

    /** @param others places that are shown in any case; their names say where a position lies */
    static Whereabouts of(Places.Known place, Collection<Places.Known> others) {
        if (place.named()) {
            return new At(Bilingual.same(place.name()), place.area());
        }
        return place.point() == null || !place.key().startsWith("geo:")
                ? new Numbered(place.key())
                : around(place.point(), others);
    }

    private static Whereabouts around(Point point, Collection<Places.Known> others) {
        Map<String, Point> named = new LinkedHashMap<>();
        for (Places.Known other : others) {
            Point there = other.point();
            if (other.named() && there != null) {
                named.putIfAbsent(other.name(), there);
            }
        }
        Optional<String> near = nearest(named, point).filter(name -> distance(named, name, point) < NEAR);
        if (near.isPresent()) {
            return new Near(near.get());
        }
        Map<String, Point> towns = new LinkedHashMap<>();
        Town.KNOWN.forEach(town -> towns.put(town.name(), town.point()));
        String town = nearest(towns, point).orElseThrow();
        double far = distance(towns, town, point);
        if (far > FAR) {
            return new Somewhere();
        }
        return far < NEAR ? new Near(town) : new Away(town, Math.max(STEP, (int) Math.round(far / STEP) * STEP));
    }

    private static Optional<String> nearest(Map<String, Point> named, Point point) {
        return named.keySet().stream().min(Comparator.comparingDouble(name -> distance(named, name, point)));
    }

    private static double distance(Map<String, Point> named, String name, Point point) {
        Point there = named.get(name);
        return there == null ? Double.MAX_VALUE : there.kilometresTo(point);
    }

    /**
     * The places of an event by their key, each with its own position or that which was read there: who records with a phone names the
     * place and lets the phone say where it is. A position that belongs to a place does not stand beside it.
     */
    static Map<String, Places.Known> of(Event event, Map<String, Places.Known> known) {
        Map<String, Places.Known> places = new LinkedHashMap<>();
        Place read = event.circumstances().readPoint();
        Place business = event.circumstances().bizLocation();
        for (Place place : new @Nullable Place[] {read, business}) {
            if (place != null) {
                String key = Thing.key(place.id());
                places.put(key, known.getOrDefault(key, new Places.Known(key, key, null, null)));
            }
        }
        Places.Known position = read == null ? null : places.get(Thing.key(read.id()));
        Places.Known named = business == null ? null : places.get(Thing.key(business.id()));
        if (position != null
                && named != null
                && position != named
                && position.key().startsWith("geo:")) {
            places.remove(position.key());
            places.put(named.key(), named.point() == null ? named.at(position.point()) : named);
        }
        return places;
    }
}
