package vn.phusa.innovationindex.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A drawing as PNG, twice its size. Letters are drawn from the outlines of the program's own typeface, so that a server
 * without any fonts writes the same picture.
 */
public final class Picture {
    private static final int SCALE = 2;

    private Picture() {}

    public static byte[] png(Drawing drawing) {
        BufferedImage image =
                new BufferedImage(drawing.width() * SCALE, drawing.height() * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        canvas.scale(SCALE, SCALE);
        drawing.shapes().forEach(shape -> draw(canvas, shape));
        canvas.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a picture", e);
        }
        return out.toByteArray();
    }

    private static void draw(Graphics2D canvas, Shape shape) {
        switch (shape) {
            case Shape.Line line -> {
                canvas.setColor(Color.decode(line.colour()));
                canvas.setStroke(new BasicStroke((float) line.width()));
                canvas.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
            }
            case Shape.Box box ->
                fill(
                        canvas,
                        new RoundRectangle2D.Double(
                                box.x(), box.y(), box.width(), box.height(), 2 * box.round(), 2 * box.round()),
                        box.fill(),
                        1,
                        box.stroke(),
                        1);
            case Shape.Dot dot ->
                fill(
                        canvas,
                        new Ellipse2D.Double(
                                dot.x() - dot.radius(), dot.y() - dot.radius(), 2 * dot.radius(), 2 * dot.radius()),
                        dot.fill(),
                        1,
                        dot.stroke(),
                        1);
            case Shape.Path path -> {
                Path2D.Double outline = new Path2D.Double();
                for (int i = 0; i + 1 < path.points().size(); i += 2) {
                    if (i == 0) {
                        outline.moveTo(path.points().get(0), path.points().get(1));
                    } else {
                        outline.lineTo(path.points().get(i), path.points().get(i + 1));
                    }
                }
                if (path.closed()) {
                    outline.closePath();
                }
                fill(canvas, outline, path.fill(), path.opacity(), path.stroke(), path.width());
            }
            case Shape.Text text -> write(canvas, text);
            case Shape.Link link -> link.shapes().forEach(inner -> draw(canvas, inner));
        }
    }

    private static void fill(
            Graphics2D canvas, java.awt.Shape outline, String fill, double opacity, String stroke, double width) {
        if (!fill.equals("none")) {
            Color colour = Color.decode(fill);
            canvas.setColor(
                    new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity)));
            canvas.fill(outline);
        }
        if (!stroke.equals("none")) {
            canvas.setColor(Color.decode(stroke));
            canvas.setStroke(new BasicStroke((float) width));
            canvas.draw(outline);
        }
    }

    private static void write(Graphics2D canvas, Shape.Text text) {
        Typeface face = text.bold() ? Typeface.BOLD : Typeface.REGULAR;
        String composed = Normalizer.normalize(text.text(), Normalizer.Form.NFC);
        double scale = text.size() / face.unitsPerEm();
        double width = face.width(composed) * scale;
        double x = text.x()
                - switch (text.anchor()) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
        canvas.setColor(Color.decode(text.colour()));
        for (int i = 0; i < composed.length(); ) {
            int letter = composed.codePointAt(i);
            AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x, text.y());
            canvas.fill(place.createTransformedShape(face.outline(letter)));
            x += face.advance(letter) * scale;
            i += Character.charCount(letter);
        }
    }

    /** The program's own typeface. */
    private static final class Typeface {
        static final Typeface REGULAR = new Typeface("LiberationSans-Regular");
        static final Typeface BOLD = new Typeface("LiberationSans-Bold");

        private final TrueTypeFont font;

        Typeface(String name) {
            String resource = "/liberation/" + name + ".ttf";
            try (InputStream file = Objects.requireNonNull(Picture.class.getResourceAsStream(resource), resource)) {
                font = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the typeface", e);
            }
        }

        private int glyph(int letter) {
            try {
                return font.getUnicodeCmapLookup().getGlyphId(letter);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int unitsPerEm() {
            try {
                return font.getUnitsPerEm();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        synchronized double advance(int letter) {
            try {
                return font.getAdvanceWidth(glyph(letter));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        double width(String text) {
            return text.codePoints().mapToDouble(this::advance).sum();
        }

        synchronized java.awt.Shape outline(int letter) {
            try {
                var glyph = font.getGlyph().getGlyph(glyph(letter));
                return glyph == null ? new Path2D.Double() : glyph.getPath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
