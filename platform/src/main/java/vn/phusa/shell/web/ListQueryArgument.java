package vn.phusa.shell.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.phusa.shell.ListQuery;

/** Lets a handler method take a {@link ListQuery}; nonsense in the address counts as not said. */
record ListQueryArgument() implements HandlerMethodArgumentResolver {
    private static final Set<String> OWN = Set.of("q", "sort", "dir", "page", "size", "lang", "format");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ListQuery.class;
    }

    @Override
    public ListQuery resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        Map<String, String> filters = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!OWN.contains(name) && values.length > 0 && !values[0].isBlank()) {
                filters.put(name, values[0]);
            }
        });
        String text = request.getParameter("q");
        String sort = request.getParameter("sort");
        return new ListQuery(
                text == null ? "" : text.strip(),
                sort == null || sort.isBlank() ? null : sort,
                "desc".equals(request.getParameter("dir")),
                whole(request.getParameter("page"), 1),
                whole(request.getParameter("size"), ListQuery.DEFAULT_SIZE),
                filters);
    }

    private static int whole(@Nullable String text, int otherwise) {
        if (text == null || !text.matches("\\d{1,7}")) {
            return otherwise;
        }
        return Integer.parseInt(text);
    }
}
