package vn.phusa.innovationindex.drawing;

import java.util.List;

/** A part of a drawing. Colours are six hexadecimal digits with a hash, or {@code none}. */
public sealed interface Shape {

    record Line(double x1, double y1, double x2, double y2, String colour, double width) implements Shape {}

    /** @param title what it stands for, said by the browser when it is pointed at; may be empty */
    record Box(double x, double y, double width, double height, double round, String fill, String stroke, String title)
            implements Shape {}

    record Dot(double x, double y, double radius, String fill, String stroke, String title) implements Shape {}

    /** Points x, y, x, y … @param closed a polygon rather than a line */
    record Path(List<Double> points, boolean closed, String fill, double opacity, String stroke, double width)
            implements Shape {
        public Path {
            points = List.copyOf(points);
        }
    }

    /** @param y of the base line */
    record Text(double x, double y, String text, double size, Anchor anchor, boolean bold, String colour)
            implements Shape {}

    /** Which end of a text stands at its point. */
    enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String word;

        Anchor(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** A group of shapes that leads somewhere. @param address within the platform */
    record Link(String address, String label, List<Shape> shapes) implements Shape {
        public Link {
            shapes = List.copyOf(shapes);
        }
    }
}
