package vn.phusa.composite.frame;

/** What an element or unit is called, in Vietnamese and English; either may repeat the other where only one is known. */
public record Name(String vietnamese, String english) {

    /** A name known in one language only. */
    public static Name of(String name) {
        return new Name(name, name);
    }
}
