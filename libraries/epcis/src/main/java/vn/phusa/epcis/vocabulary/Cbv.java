package vn.phusa.epcis.vocabulary;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The vocabularies of the CBV 2.0 whose values events carry. One value has several spellings: a bare word in JSON-LD
 * ({@code shipping}), a CURIE ({@code cbv:BizStep-shipping}), a URN ({@code urn:epcglobal:cbv:bizstep:shipping}) and a Web URI,
 * which is the one that the model keeps.
 */
public enum Cbv {
    BIZ_STEP(
            "bizStep",
            "https://ref.gs1.org/cbv/BizStep-",
            "urn:epcglobal:cbv:bizstep:",
            "cbv:BizStep-",
            "accepting arriving assembling collecting commissioning consigning creating_class_instance "
                    + "cycle_counting decommissioning departing destroying disassembling dispensing encoding "
                    + "entering_exiting holding inspecting installing killing loading other packing picking receiving "
                    + "removing repackaging repairing replacing reserving retail_selling sampling sensor_reporting shipping "
                    + "staging_outbound stock_taking stocking storing transporting unloading unpacking void_shipping"),
    DISPOSITION(
            "disposition",
            "https://ref.gs1.org/cbv/Disp-",
            "urn:epcglobal:cbv:disp:",
            "cbv:Disp-",
            "active available completeness_inferred completeness_verified conformant container_closed "
                    + "container_open damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive "
                    + "mismatch_class mismatch_instance mismatch_quantity needs_replacement no_pedigree_match "
                    + "non_conformant non_sellable_other partially_dispensed recalled reserved retail_sold returned "
                    + "sellable_accessible sellable_not_accessible stolen unavailable unknown"),
    BIZ_TRANSACTION_TYPE(
            "bizTransaction type",
            "https://ref.gs1.org/cbv/BTT-",
            "urn:epcglobal:cbv:btt:",
            "cbv:BTT-",
            "bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt"),
    SOURCE_DESTINATION_TYPE(
            "source and destination type",
            "https://ref.gs1.org/cbv/SDT-",
            "urn:epcglobal:cbv:sdt:",
            "cbv:SDT-",
            "location owning_party possessing_party"),
    ERROR_REASON(
            "error reason",
            "https://ref.gs1.org/cbv/ER-",
            "urn:epcglobal:cbv:er:",
            "cbv:ER-",
            "did_not_occur incorrect_data"),
    COMPONENT(
            "component",
            "https://ref.gs1.org/cbv/Comp-",
            "",
            "cbv:Comp-",
            "altitude axial_distance azimuth easting elevation_angle height latitude longitude northing "
                    + "polar_angle spherical_radius x y z"),
    MEASUREMENT_TYPE(
            "measurement type",
            "https://gs1.org/voc/",
            "",
            "gs1:",
            "AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance "
                    + "AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area "
                    + "Capacitance Conductance Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate "
                    + "DynamicViscosity ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy "
                    + "Exposure Force Frequency Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum "
                    + "Luminance LuminousFlux LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential "
                    + "Mass MassConcentration MassFlowRate MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy "
                    + "MolarMass MolarVolume Power Pressure RadiantFlux RadiantIntensity Radioactivity RelativeHumidity "
                    + "Resistance Resistivity SolidAngle SpecificVolume Speed SurfaceDensity SurfaceTension Temperature "
                    + "Time Torque Voltage Volume VolumeFlowRate VolumeFraction VolumetricFlux Wavenumber"),
    ALERT_TYPE("alert type", "https://gs1.org/voc/", "", "gs1:", "ALARM_CONDITION ERROR_CONDITION");

    private final String label;
    private final String web;
    private final String urn;
    private final String curie;
    private final Set<String> words;
    private final Map<String, String> canonical = new HashMap<>();
    private final Map<String, String> bare = new HashMap<>();

    Cbv(String label, String web, String urn, String curie, String words) {
        this.label = label;
        this.web = web;
        this.urn = urn;
        this.curie = curie;
        this.words = new LinkedHashSet<>(List.of(words.split(" ")));
        for (String word : this.words) {
            String full = web + word;
            canonical.put(word, full);
            canonical.put(curie + word, full);
            canonical.put(full, full);
            if (!urn.isEmpty()) {
                canonical.put(urn + word, full);
            }
            bare.put(full, word);
        }
    }

    /** What the vocabulary is called in a sentence. */
    public String label() {
        return label;
    }

    /** The bare words. */
    public Set<String> words() {
        return Set.copyOf(words);
    }

    /** The Web URI of a value, whatever its spelling; a value of somebody's own vocabulary as it is. */
    public String canonical(String written) {
        String known = canonical.get(written);
        if (known != null) {
            return known;
        }
        if (written.startsWith(curie) && !curie.equals("gs1:")) {
            return web + written.substring(curie.length());
        }
        if (!urn.isEmpty() && written.startsWith(urn)) {
            return web + written.substring(urn.length());
        }
        return written;
    }

    /** True for a value of this vocabulary in any spelling. */
    public boolean contains(String written) {
        return canonical.containsKey(written);
    }

    /** True for what looks like a value of this vocabulary. */
    public boolean claims(String written) {
        return written.startsWith(web) && web.contains("/cbv/")
                || !urn.isEmpty() && written.startsWith(urn)
                || written.startsWith(curie) && curie.startsWith("cbv:");
    }

    /** The bare word of a Web URI; null for a value that has none. */
    public @Nullable String bare(String value) {
        return bare.get(value);
    }

    /** The Web URI of a bare word in UTF-8 would begin like this. */
    public String web() {
        return web;
    }

    /** The URN of a value that has one, the value itself otherwise. */
    public String urn(String value) {
        String word = bare.get(value);
        return word == null || urn.isEmpty() ? value : urn + word;
    }

    /** The CURIE of a value of this vocabulary, the value itself otherwise. */
    public String curie(String value) {
        String word = bare.get(value);
        return word == null ? value : curie + word;
    }
}
