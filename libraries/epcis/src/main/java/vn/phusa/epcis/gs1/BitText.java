package vn.phusa.epcis.gs1;

import java.math.BigInteger;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Bits, how texts become bits, and bits as letters of file-safe base 64 (RFC 4648, section 5). */
final class BitText {
    static final int ALPHABET_BITS = 3;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LETTER_BITS = 6;
    private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);
    /** Keeps lengths that are powers of two from being taken for one bit too few; the standard's own value. */
    private static final double MARGIN = 0.01;

    private BitText() {}

    /** How many bits say a length up to this. */
    static int lengthBits(int longest) {
        return (int) Math.ceil(Math.log(longest) / Math.log(2) + MARGIN);
    }

    private static int numberBits(int digits) {
        return digits == 0 ? 0 : (int) Math.ceil(digits * BITS_PER_DIGIT + MARGIN);
    }

    /** The alphabets in the order of their numbers; each holds fewer characters in fewer bits than those after it. */
    enum Alphabet {
        DIGITS("0123456789", 0) {
            @Override
            void write(String text, Bits bits) {
                BigInteger number = text.isEmpty() ? BigInteger.ZERO : new BigInteger(text);
                for (int i = numberBits(text.length()) - 1; i >= 0; i--) {
                    bits.write(number.testBit(i) ? 1 : 0, 1);
                }
            }

            @Override
            @Nullable
            String read(int length, Bits bits) {
                int count = numberBits(length);
                if (bits.remaining() < count) {
                    return null;
                }
                BigInteger number = BigInteger.ZERO;
                for (int i = 0; i < count; i++) {
                    number = number.shiftLeft(1).or(BigInteger.valueOf(bits.read(1)));
                }
                String digits = length == 0 ? "" : number.toString();
                return digits.length() > length ? null : "0".repeat(length - digits.length()) + digits;
            }
        },
        LOWER_HEXADECIMAL("0123456789abcdef", 4),
        UPPER_HEXADECIMAL("0123456789ABCDEF", 4),
        SAFE_64(LETTERS, 6),
        ASCII("", 7) {
            @Override
            boolean holds(String text) {
                return text.chars().allMatch(c -> c < 128);
            }

            @Override
            int number(char character) {
                return character;
            }

            @Override
            char character(int number) {
                return (char) number;
            }
        };

        private final String characters;
        private final int width;

        Alphabet(String characters, int width) {
            this.characters = characters;
            this.width = width;
        }

        static @Nullable Alphabet numbered(int number) {
            return number < 0 || number >= values().length ? null : values()[number];
        }

        /** The first that holds the text; ASCII for all else, which is all that identifiers allow. */
        static Alphabet shortestFor(String text) {
            for (Alphabet alphabet : values()) {
                if (alphabet.holds(text)) {
                    return alphabet;
                }
            }
            throw new IllegalArgumentException("not ASCII: " + text);
        }

        boolean holds(String text) {
            return text.chars().allMatch(c -> characters.indexOf(c) >= 0);
        }

        int number(char character) {
            return characters.indexOf(character);
        }

        char character(int number) {
            return characters.charAt(number);
        }

        void write(String text, Bits bits) {
            for (int i = 0; i < text.length(); i++) {
                bits.write(number(text.charAt(i)), width);
            }
        }

        /** So many characters; null where there are not enough bits, or they are none of ours. */
        @Nullable
        String read(int length, Bits bits) {
            if (bits.remaining() < (long) length * width) {
                return null;
            }
            StringBuilder text = new StringBuilder(length);
            for (int i = 0; i < length; i++) {
                text.append(character(bits.read(width)));
            }
            return text.toString();
        }
    }

    /** A row of bits, written at its end and read from its beginning. */
    static final class Bits {
        private final BitSet bits = new BitSet();
        private int written;
        private int at;

        /** The bits of letters; null where one of them is no such letter, or there are none. */
        static @Nullable Bits of(String letters) {
            Bits bits = new Bits();
            for (int i = 0; i < letters.length(); i++) {
                int number = LETTERS.indexOf(letters.charAt(i));
                if (number < 0) {
                    return null;
                }
                bits.write(number, LETTER_BITS);
            }
            return letters.isEmpty() ? null : bits;
        }

        void write(int value, int count) {
            for (int i = count - 1; i >= 0; i--) {
                bits.set(written, (value >> i & 1) == 1);
                written++;
            }
        }

        int remaining() {
            return written - at;
        }

        /** The next bits as a number; -1 where there are not enough. */
        int read(int count) {
            if (remaining() < count) {
                at = written;
                return -1;
            }
            int value = 0;
            for (int i = 0; i < count; i++) {
                value = value << 1 | (bits.get(at) ? 1 : 0);
                at++;
            }
            return value;
        }

        /** Whether what remains is no more than what fills the last letter. */
        boolean endIsEmpty() {
            int next = bits.nextSetBit(at);
            return remaining() < LETTER_BITS && next < 0;
        }

        /** As letters; zeros fill the last one. */
        String text() {
            StringBuilder text = new StringBuilder((written + LETTER_BITS - 1) / LETTER_BITS);
            for (int i = 0; i < written; i += LETTER_BITS) {
                int number = 0;
                for (int j = i; j < i + LETTER_BITS; j++) {
                    number = number << 1 | (bits.get(j) ? 1 : 0);
                }
                text.append(LETTERS.charAt(number));
            }
            return text.toString();
        }
    }
}
