package vn.phusa.traceability.passport;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Makes of a photograph what a phone on a weak network can show: at most 800 pixels wide and high, upright, as JPEG. What the camera wrote
 * beside the picture (where it was taken, for example) does not come along.
 */
public final class Picture {
    private static final int LONGEST_SIDE = 800;
    private static final long MOST_PIXELS = 100_000_000;
    private static final float QUALITY = 0.82f;

    private Picture() {}

    /** The picture as JPEG; empty where it is neither PNG nor JPEG, or damaged, or too large to be opened. */
    public static Optional<byte[]> scaled(byte[] file) {
        return scaled(file, LONGEST_SIDE);
    }

    /**
     * The same, as large as wanted. What the camera wrote into the file, the place among it, stays behind in any case.
     *
     * @param longestSide pixels
     */
    public static Optional<byte[]> scaled(byte[] file, int longestSide) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                String format = reader.getFormatName();
                if (!format.equalsIgnoreCase("png") && !format.equalsIgnoreCase("jpeg")) {
                    return Optional.empty();
                }
                reader.setInput(input, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) {
                    return Optional.empty();
                }
                // Pixels that would be thrown away are not even opened.
                int step = Math.max(1, Math.max(width, height) / (2 * longestSide));
                ImageReadParam parameters = reader.getDefaultReadParam();
                parameters.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(jpeg(upright(reader.read(0, parameters), orientation(file), longestSide)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // A damaged file shows itself in many ways, and none of them is worth telling apart.
            return Optional.empty();
        }
    }

    private static BufferedImage upright(BufferedImage picture, int orientation, int longestSide) {
        boolean turned = orientation >= 5;
        int width = turned ? picture.getHeight() : picture.getWidth();
        int height = turned ? picture.getWidth() : picture.getHeight();
        double scale = Math.min(1, (double) longestSide / Math.max(width, height));
        int outWidth = Math.max(1, (int) Math.round(width * scale));
        int outHeight = Math.max(1, (int) Math.round(height * scale));
        BufferedImage out = new BufferedImage(outWidth, outHeight, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = out.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, outWidth, outHeight);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.scale(scale, scale);
            graphics.drawImage(picture, turning(orientation, picture.getWidth(), picture.getHeight()), null);
        } finally {
            graphics.dispose();
        }
        return out;
    }

    /** How a camera held in that way is turned back (Exif 2.3, tag Orientation). */
    private static AffineTransform turning(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** Tag 0x0112 of the Exif block of a JPEG; 1 where there is none. */
    private static int orientation(byte[] file) {
        int at = 2;
        if (file.length < 4 || (file[0] & 0xFF) != 0xFF || (file[1] & 0xFF) != 0xD8) {
            return 1;
        }
        while (at + 10 < file.length && (file[at] & 0xFF) == 0xFF) {
            int length = number(file, at + 2, 2, false);
            boolean exif = (file[at + 1] & 0xFF) == 0xE1 && file[at + 4] == 'E' && file[at + 5] == 'x';
            if (exif) {
                return tag(file, at + 10);
            }
            at += 2 + length;
        }
        return 1;
    }

    private static int tag(byte[] file, int start) {
        boolean little = file[start] == 'I';
        int directory = start + number(file, start + 4, 4, little);
        int entries = number(file, directory, 2, little);
        for (int i = 0; i < entries && i < 200; i++) {
            int entry = directory + 2 + 12 * i;
            if (number(file, entry, 2, little) == 0x0112) {
                int value = number(file, entry + 8, 2, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int number(byte[] file, int at, int bytes, boolean little) {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            int place = little ? at + bytes - 1 - i : at + i;
            number = number << 8 | (place >= 0 && place < file.length ? file[place] & 0xFF : 0);
        }
        return number;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(output);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
