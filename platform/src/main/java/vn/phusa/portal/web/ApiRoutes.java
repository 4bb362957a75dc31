package vn.phusa.portal.web;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.web.ApiNote;

/** The addresses of the interface, read from the handlers themselves, so that the description cannot go stale. */
@Component
class ApiRoutes {
    private static final String HOME = "/api";
    private static final List<String> OF_A_LIST = List.of("q", "page", "size", "sort", "dir");

    private final RequestMappingHandlerMapping mapping;
    private final List<PublicPath> open;

    ApiRoutes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, List<PublicPath> open) {
        this.mapping = mapping;
        this.open = open;
    }

    /**
     * One address with one method.
     *
     * @param path with its variables in braces
     * @param open whether it answers without credentials
     * @param body type of a JSON body; null: none
     * @param bodyFields of a body that is a map; with asterisk: required
     * @param answer what is answered; null: a file
     */
    record Route(
            String method,
            String path,
            boolean open,
            List<Given> parameters,
            @Nullable Type body,
            List<String> bodyFields,
            boolean file,
            @Nullable Type answer,
            int status,
            String produces) {

        /** Part of wording keys: {@code get.programmes.id.commitments}. */
        String key() {
            return method.toLowerCase(Locale.ROOT)
                    + path.substring(HOME.length()).replaceAll("[{}]", "").replace('/', '.');
        }

        /** First word of the path. */
        String group() {
            return path.substring(HOME.length() + 1).split("/")[0];
        }
    }

    /**
     * Something given with a request.
     *
     * @param in path, query or header
     * @param choices the values that it takes; empty: any of its type
     */
    record Given(String name, String in, boolean required, Class<?> type, List<String> choices) {}

    List<Route> all() {
        List<Route> found = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                for (String pattern : info.getPatternValues()) {
                    if (pattern.startsWith(HOME + "/")) {
                        found.add(route(method.name(), pattern, handler));
                    }
                }
            }
        });
        found.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return found;
    }

    private Route route(String method, String pattern, HandlerMethod handler) {
        String path = pattern.replaceAll("\\{([a-zA-Z]+):[^/]*}", "{$1}");
        ApiNote note = handler.getMethodAnnotation(ApiNote.class);
        List<Given> parameters = new ArrayList<>();
        Type body = null;
        boolean file = false;
        for (Parameter parameter : handler.getMethod().getParameters()) {
            if (parameter.getType() == MultipartFile.class) {
                file = true;
            } else if (parameter.getType() == ListQuery.class) {
                for (String name : OF_A_LIST) {
                    parameters.add(new Given(name, "query", false, String.class, List.of()));
                }
            } else if (parameter.isAnnotationPresent(RequestBody.class)) {
                body = parameter.getParameterizedType();
            } else {
                Given given = given(parameter, note);
                if (given != null) {
                    parameters.add(given);
                }
            }
        }
        for (String name : note == null ? new String[0] : note.query()) {
            parameters.add(new Given(name, "query", false, String.class, List.of()));
        }
        List<String> fields = note == null ? List.of() : List.of(note.body());
        String produces = note == null ? "application/json" : note.produces();
        return new Route(
                method,
                path,
                open(method, pattern),
                parameters,
                fields.isEmpty() ? body : null,
                fields,
                file,
                produces.contains("json") ? answer(handler, note) : null,
                note == null ? 200 : note.status(),
                produces);
    }

    private static @Nullable Given given(Parameter parameter, @Nullable ApiNote note) {
        PathVariable variable = parameter.getAnnotation(PathVariable.class);
        if (variable != null) {
            String name = name(variable.value(), variable.name(), parameter);
            return new Given(name, "path", true, parameter.getType(), choices(name, note));
        }
        RequestParam query = parameter.getAnnotation(RequestParam.class);
        if (query != null) {
            return new Given(
                    name(query.value(), query.name(), parameter),
                    "query",
                    query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE),
                    parameter.getType(),
                    List.of());
        }
        RequestHeader header = parameter.getAnnotation(RequestHeader.class);
        return header == null
                ? null
                : new Given(
                        name(header.value(), header.name(), parameter),
                        "header",
                        header.required(),
                        parameter.getType(),
                        List.of());
    }

    private static String name(String value, String name, Parameter parameter) {
        return !value.isEmpty() ? value : !name.isEmpty() ? name : parameter.getName();
    }

    private static List<String> choices(String name, @Nullable ApiNote note) {
        for (String values : note == null ? new String[0] : note.values()) {
            if (values.startsWith(name + "=")) {
                return List.of(values.substring(name.length() + 1).split("\\|"));
            }
        }
        return List.of();
    }

    private static @Nullable Type answer(HandlerMethod handler, @Nullable ApiNote note) {
        if (note != null && note.answer() != void.class) {
            return note.answer();
        }
        Type type = handler.getMethod().getGenericReturnType();
        if (type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class) {
            return generic.getActualTypeArguments()[0];
        }
        return type;
    }

    private boolean open(String method, String pattern) {
        String path = pattern.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "1");
        return open.stream()
                .filter(one -> one.method() == null || one.method().equals(method))
                .anyMatch(one -> new org.springframework.web.util.pattern.PathPatternParser()
                        .parse(one.pattern())
                        .matches(org.springframework.http.server.PathContainer.parsePath(path)));
    }
}
