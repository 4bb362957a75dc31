package vn.phusa.innovationindex.drawing;

import java.util.List;
import java.util.Locale;

/**
 * A chart said as shapes.
 *
 * @param title what it shows, for those who do not see it
 */
public record Drawing(String title, int width, int height, List<Shape> shapes) {
    public Drawing {
        shapes = List.copyOf(shapes);
    }

    /** As SVG without any style attribute, so that it stands in a page under a strict content security policy. */
    public String svg() {
        StringBuilder svg = new StringBuilder(4096);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"")
                .append(shapes.stream().anyMatch(Shape.Link.class::isInstance) ? "group" : "img")
                .append("\" aria-label=\"")
                .append(escaped(title))
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" font-family=\"Be Vietnam Pro, Noto Sans, Segoe UI, Roboto, Arial, sans-serif\">");
        shapes.forEach(shape -> append(svg, shape));
        return svg.append("</svg>").toString();
    }

    private static void append(StringBuilder svg, Shape shape) {
        switch (shape) {
            case Shape.Line line ->
                svg.append("<line x1=\"")
                        .append(n(line.x1()))
                        .append("\" y1=\"")
                        .append(n(line.y1()))
                        .append("\" x2=\"")
                        .append(n(line.x2()))
                        .append("\" y2=\"")
                        .append(n(line.y2()))
                        .append("\" stroke=\"")
                        .append(line.colour())
                        .append("\" stroke-width=\"")
                        .append(n(line.width()))
                        .append("\"/>");
            case Shape.Box box -> {
                svg.append("<rect x=\"")
                        .append(n(box.x()))
                        .append("\" y=\"")
                        .append(n(box.y()))
                        .append("\" width=\"")
                        .append(n(box.width()))
                        .append("\" height=\"")
                        .append(n(box.height()))
                        .append("\" rx=\"")
                        .append(n(box.round()))
                        .append("\" fill=\"")
                        .append(box.fill())
                        .append("\" stroke=\"")
                        .append(box.stroke())
                        .append('"');
                closed(svg, "rect", box.title());
            }
            case Shape.Dot dot -> {
                svg.append("<circle cx=\"")
                        .append(n(dot.x()))
                        .append("\" cy=\"")
                        .append(n(dot.y()))
                        .append("\" r=\"")
                        .append(n(dot.radius()))
                        .append("\" fill=\"")
                        .append(dot.fill())
                        .append("\" stroke=\"")
                        .append(dot.stroke())
                        .append('"');
                closed(svg, "circle", dot.title());
            }
            case Shape.Path path -> {
                svg.append(path.closed() ? "<polygon points=\"" : "<polyline points=\"");
                for (int i = 0; i + 1 < path.points().size(); i += 2) {
                    svg.append(i == 0 ? "" : " ")
                            .append(n(path.points().get(i)))
                            .append(',')
                            .append(n(path.points().get(i + 1)));
                }
                svg.append("\" fill=\"")
                        .append(path.fill())
                        .append("\" fill-opacity=\"")
                        .append(n(path.opacity()))
                        .append("\" stroke=\"")
                        .append(path.stroke())
                        .append("\" stroke-width=\"")
                        .append(n(path.width()))
                        .append("\"/>");
            }
            case Shape.Text text ->
                svg.append("<text x=\"")
                        .append(n(text.x()))
                        .append("\" y=\"")
                        .append(n(text.y()))
                        .append("\" font-size=\"")
                        .append(n(text.size()))
                        .append("\" text-anchor=\"")
                        .append(text.anchor().word())
                        .append("\" fill=\"")
                        .append(text.colour())
                        .append('"')
                        .append(text.bold() ? " font-weight=\"700\">" : ">")
                        .append(escaped(text.text()))
                        .append("</text>");
            case Shape.Link link -> {
                svg.append("<a href=\"")
                        .append(escaped(link.address()))
                        .append("\" aria-label=\"")
                        .append(escaped(link.label()))
                        .append("\">");
                link.shapes().forEach(inner -> append(svg, inner));
                svg.append("</a>");
            }
        }
    }

    private static void closed(StringBuilder svg, String element, String title) {
        if (title.isEmpty()) {
            svg.append("/>");
        } else {
            svg.append("><title>")
                    .append(escaped(title))
                    .append("</title></")
                    .append(element)
                    .append('>');
        }
    }

    private static String n(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
