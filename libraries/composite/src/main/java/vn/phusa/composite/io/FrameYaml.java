package vn.phusa.composite.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.frame.Direction;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Goalposts;
import vn.phusa.composite.frame.MethodCall;
import vn.phusa.composite.frame.Name;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.step.Methods;
import vn.phusa.composite.step.Parameters;

/**
 * A frame as a tree in YAML: {@code id}, {@code version}, {@code groups}, {@code denominators} and {@code index}, whose
 * elements hold their own {@code children}. Levels follow from the tree: an element stands one above its highest child.
 */
final class FrameYaml {
    private FrameYaml() {}

    static FrameFile read(Path file) {
        return of(Yaml.read(file));
    }

    static FrameFile of(Map<String, Object> document) {
        Parameters top = new Parameters(new MethodCall("frame", document));
        String id = top.text("id", "frame");
        String version = top.text("version", "");
        List<String> groups = top.list("groups").stream().map(Object::toString).toList();
        List<String> denominators =
                top.list("denominators").stream().map(Object::toString).toList();
        Map<?, ?> index = top.map("index");
        top.end();
        List<Element> elements = new ArrayList<>();
        add(index, null, elements);
        return new FrameFile(Frame.of(id, version, elements).orThrow(), groups, denominators);
    }

    /** Adds an element and all below it; gives its level. */
    private static int add(Map<?, ?> written, @Nullable String parent, List<Element> elements) {
        MethodCall call = Methods.call(written, "element");
        Parameters fields = new Parameters(call);
        String code = fields.text("code", "");
        if (code.isEmpty()) {
            throw new RefusedException(Problem.of(ProblemCode.EMPTY_ELEMENT_CODE));
        }
        int position = elements.size();
        elements.add(Element.index(code, 1));
        int level = 1;
        for (Object child : fields.list("children")) {
            if (child instanceof Map<?, ?> map) {
                level = Math.max(level, 1 + add(map, code, elements));
            } else {
                elements.add(Element.indicator(child.toString(), code));
                level = Math.max(level, 2);
            }
        }
        Element element = parent == null
                ? Element.index(code, level)
                : level == 1 ? Element.indicator(code, parent) : Element.aggregate(code, level, parent);
        String english = fields.text("name_en", fields.text("name", code));
        element = element.withName(new Name(fields.text("name_vi", english), english))
                .withUnit(fields.text("unit", ""))
                .withWeight(fields.number("weight", 1))
                .withTarget(fields.number("target", Double.NaN))
                .withSource(fields.text("source", ""), fields.text("underlying_index", ""))
                .withDirection(direction(code, fields.integer("direction", 1)));
        if (fields.has("denominator")) {
            element = element.withDenominator(fields.text("denominator", ""), fields.number("denominator_scale", 1));
        } else {
            fields.has("denominator_scale");
        }
        Map<?, ?> posts = fields.map("goalposts");
        if (!posts.isEmpty()) {
            Parameters limits = new Parameters(new MethodCall("goalposts", texts(posts)));
            element = element.withGoalposts(new Goalposts(
                    limits.number("lower"),
                    limits.number("upper"),
                    limits.number("scale", 100),
                    limits.flag("truncate", true)));
            limits.end();
        }
        if (fields.has("treatment")) {
            element = element.withTreatment(Methods.call(call.parameters().get("treatment"), "standard"));
        }
        if (fields.has("normalisation")) {
            element = element.withNormalisation(Methods.call(call.parameters().get("normalisation"), "minmax"));
        }
        fields.end();
        elements.set(position, element);
        return level;
    }

    private static Direction direction(String code, int sign) {
        return switch (sign) {
            case 1 -> Direction.HIGHER_IS_BETTER;
            case -1 -> Direction.LOWER_IS_BETTER;
            default ->
                throw new RefusedException(
                        Problem.at(Problem.Place.unit(code, "direction"), ProblemCode.BAD_DIRECTION, sign));
        };
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> result = new HashMap<>();
        map.forEach((key, value) -> result.put(String.valueOf(key), value));
        return result;
    }
}
