package vn.phusa.portal.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.portal.web.ApiRoutes.Given;
import vn.phusa.portal.web.ApiRoutes.Route;
import vn.phusa.programme.Programmes;
import vn.phusa.shell.Languages;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.ApiNote;

/** The description of the interface: OpenAPI 3.1 at {@code /api/openapi}, and a page to read at {@code /developers}. */
@Controller
public class ApiDocument {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ApiRoutes routes;
    private final Languages languages;
    private final Programmes programmes;

    ApiDocument(ApiRoutes routes, Languages languages, Programmes programmes) {
        this.routes = routes;
        this.languages = languages;
        this.programmes = programmes;
    }

    /** Of a programme that this installation shows to everybody, so that the examples can be tried. */
    private String address() {
        return programmes.publicList().stream()
                .map(row -> row.programme().facts().address())
                .findFirst()
                .orElse("chuong-trinh-2026-2030");
    }

    @Bean
    static PublicPath openApiPath() {
        return PublicPath.reading("/api/openapi");
    }

    @Bean
    static PublicPath developersPath() {
        return PublicPath.reading("/developers");
    }

    @GetMapping("/api/openapi")
    @ResponseBody
    @ApiNote(produces = "application/openapi+json")
    ResponseEntity<Object> openApi(Locale locale) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .body(document(languages.in(locale)));
    }

    // ---- the document

    private Map<String, Object> document(Wording words) {
        ApiSchemas schemas = new ApiSchemas(address());
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        TreeSet<String> groups = new TreeSet<>();
        for (Route route : routes.all()) {
            groups.add(route.group());
            paths.computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route, schemas, words));
        }
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", withProblem(schemas.all()));
        components.put("responses", responses(words));
        components.put(
                "securitySchemes",
                Map.of("key", Map.of("type", "http", "scheme", "bearer", "description", words.say("api.key"))));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", words.say("api.title"));
        info.put("version", "1");
        info.put("description", words.say("api.introduction"));
        info.put("license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0"));
        document.put("info", info);
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("security", List.of(Map.of("key", List.of()), Map.of()));
        document.put(
                "tags",
                groups.stream()
                        .map(group -> Map.of("name", group, "description", words.say("api.group." + group)))
                        .toList());
        document.put("paths", paths);
        document.put("components", components);
        return document;
    }

    private static Map<String, Object> operation(Route route, ApiSchemas schemas, Wording words) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", route.key());
        operation.put("tags", List.of(route.group()));
        operation.put("summary", words.say("api." + route.key()));
        if (!route.open()) {
            operation.put("security", List.of(Map.of("key", List.of())));
        }
        if (!route.parameters().isEmpty()) {
            operation.put(
                    "parameters",
                    route.parameters().stream()
                            .map(given -> parameter(given, schemas, words))
                            .toList());
        }
        Map<String, Object> body = body(route, schemas);
        if (body != null) {
            operation.put("requestBody", body);
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(Integer.toString(route.status()), success(route, schemas, words));
        if (!route.open()) {
            responses.put("401", reference("Unauthorized"));
        }
        if (route.path().contains("{") || !route.open()) {
            responses.put("403", reference("Forbidden"));
            responses.put("404", reference("NotFound"));
        }
        if (!route.method().equals("GET")) {
            responses.put("409", reference("Conflict"));
        }
        responses.put("422", reference("Invalid"));
        operation.put("responses", responses);
        return operation;
    }

    private static Map<String, Object> reference(String response) {
        return Map.of("$ref", "#/components/responses/" + response);
    }

    private static Map<String, Object> parameter(Given given, ApiSchemas schemas, Wording words) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", given.name());
        parameter.put("in", given.in());
        parameter.put("required", given.required());
        parameter.put("description", words.say("api.parameter." + given.name()));
        parameter.put(
                "schema",
                given.choices().isEmpty()
                        ? schemas.of(given.type())
                        : Map.of("type", "string", "enum", given.choices()));
        return parameter;
    }

    private static @Nullable Map<String, Object> body(Route route, ApiSchemas schemas) {
        if (route.file()) {
            return Map.of(
                    "required",
                    true,
                    "content",
                    Map.of(
                            "multipart/form-data",
                            Map.of(
                                    "schema",
                                    Map.of(
                                            "type",
                                            "object",
                                            "required",
                                            List.of("file"),
                                            "properties",
                                            Map.of("file", Map.of("type", "string", "format", "binary"))))));
        }
        Map<String, Object> schema = null;
        if (!route.bodyFields().isEmpty()) {
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (String field : route.bodyFields()) {
                String name = field.replace("*", "");
                properties.put(name, Map.of("type", "string"));
                if (field.endsWith("*")) {
                    required.add(name);
                }
            }
            schema = Map.of("type", "object", "properties", properties, "required", required);
        } else if (route.body() != null) {
            schema = schemas.of(route.body());
        }
        if (schema == null) {
            return null;
        }
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("schema", schema);
        content.put("example", schemas.example("", schema, 0));
        return Map.of("required", true, "content", Map.of("application/json", content));
    }

    private static Map<String, Object> success(Route route, ApiSchemas schemas, Wording words) {
        Map<String, Object> content = new LinkedHashMap<>();
        if (route.answer() != null) {
            Map<String, Object> schema = schemas.of(route.answer());
            content.put("schema", schema);
            Object example = schemas.example("", schema, 0);
            if (example != null) {
                content.put("example", example);
            }
        }
        return Map.of("description", words.say("api.success"), "content", Map.of(route.produces(), content));
    }

    private static Map<String, Object> withProblem(Map<String, Object> schemas) {
        Map<String, Object> all = new LinkedHashMap<>(schemas);
        Map<String, Object> text = Map.of("type", "string");
        all.put(
                "Problem",
                Map.of(
                        "type",
                        "object",
                        "required",
                        List.of("status", "title"),
                        "properties",
                        Map.of(
                                "type",
                                text,
                                "title",
                                text,
                                "status",
                                Map.of("type", "integer"),
                                "detail",
                                text,
                                "instance",
                                text,
                                "errors",
                                Map.of(
                                        "type",
                                        "array",
                                        "items",
                                        Map.of(
                                                "type",
                                                "object",
                                                "required",
                                                List.of("code", "message"),
                                                "properties",
                                                Map.of("code", text, "field", text, "message", text))))));
        return all;
    }

    /** Every refusal is a problem by RFC 9457, with each field's error. */
    private static Map<String, Object> responses(Wording words) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("Unauthorized", problem(401, "base.forbidden", words.say("api.problem.unauthorized"), null));
        all.put("Forbidden", problem(403, "base.forbidden", words.say("problem.base.forbidden"), null));
        all.put("NotFound", problem(404, "base.not-found", words.say("problem.base.not-found"), null));
        all.put("Conflict", problem(409, "base.changed-meanwhile", words.say("problem.base.changed-meanwhile"), null));
        all.put("Invalid", problem(422, "base.required", words.say("problem.base.required"), "text"));
        return all;
    }

    private static Map<String, Object> problem(int status, String code, String title, @Nullable String field) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        if (field != null) {
            error.put("field", field);
        }
        error.put("message", title);
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "urn:phusa:problem:" + code);
        example.put("title", title);
        example.put("status", status);
        example.put("errors", List.of(error));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("schema", Map.of("$ref", "#/components/schemas/Problem"));
        content.put("example", example);
        return Map.of("description", title, "content", Map.of("application/problem+json", content));
    }

    // ---- the page

    /** A route as the page shows it. */
    public record Shown(
            String method,
            String path,
            String key,
            boolean open,
            List<ShownParameter> parameters,
            String body,
            String answer,
            int status) {}

    /** A parameter as the page shows it. */
    public record ShownParameter(String name, String in, boolean required, String choices) {}

    @GetMapping("/developers")
    ModelAndView page() {
        ApiSchemas schemas = new ApiSchemas(address());
        Map<String, List<Shown>> groups = new LinkedHashMap<>();
        for (Route route : routes.all()) {
            groups.computeIfAbsent(route.group(), group -> new ArrayList<>()).add(shown(route, schemas));
        }
        return new ModelAndView("portal/developers", Map.of("groups", groups));
    }

    private static Shown shown(Route route, ApiSchemas schemas) {
        Map<String, Object> body = body(route, schemas);
        String sent = "";
        if (route.file()) {
            sent = "multipart/form-data: file";
        } else if (body != null
                && body.get("content") instanceof Map<?, ?> content
                && content.get("application/json") instanceof Map<?, ?> json) {
            sent = JSON.writeValueAsString(json.get("example"));
        }
        String answer = route.answer() == null
                ? route.produces()
                : JSON.writeValueAsString(schemas.example("", schemas.of(route.answer()), 0));
        return new Shown(
                route.method(),
                route.path(),
                route.key(),
                route.open(),
                route.parameters().stream()
                        .map(given -> new ShownParameter(
                                given.name(), given.in(), given.required(), String.join(", ", given.choices())))
                        .toList(),
                sent,
                answer,
                route.status());
    }
}
