package concentric.api.web;

import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.OneOf;
import concentric.platform.web.Paging;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every call that the controllers map, by path. */
@Component
class ApiCalls {

    static final String ROOT = "/api/";

    private final RequestMappingHandlerMapping mappings;

    ApiCalls(RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /** All of them; the document itself is none. */
    List<ApiCall> all() {
        var calls = new ArrayList<ApiCall>();
        mappings.getHandlerMethods()
                .forEach((info, method) -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith(ROOT) && !pattern.equals(ReferencePages.DOCUMENT))
                        .forEach(pattern -> calls.add(call(info, pattern, method))));
        calls.sort(
                Comparator.comparing(ApiCall::noun).thenComparing(ApiCall::path).thenComparing(ApiCall::verb));
        return List.copyOf(calls);
    }

    private static ApiCall call(RequestMappingInfo info, String pattern, HandlerMethod method) {
        var call = method.getMethodAnnotation(Call.class);
        var allowed = method.getMethodAnnotation(Allowed.class);
        if (call == null || allowed == null) {
            throw new IllegalStateException(method.getShortLogMessage() + " declares no @Call or no @Allowed");
        }
        var inputs = new ArrayList<ApiCall.Input>();
        Type body = call.takes() == Void.class ? null : call.takes();
        boolean paged = false;
        boolean file = false;
        for (var parameter : method.getMethodParameters()) {
            paged |= parameter.getParameterType() == Paging.class;
            file |= parameter.getParameterType() == MultipartFile.class;
            var input = input(parameter);
            if (input != null) inputs.add(input);
            if (parameter.hasParameterAnnotation(RequestBody.class) && body == null) {
                body = parameter.getGenericParameterType();
            }
        }
        return new ApiCall(
                info.getMethodsCondition().getMethods().iterator().next().name(),
                pattern.replaceAll(":[^}]*}", "}").replace("{*", "{"),
                allowed.value(),
                call,
                List.copyOf(inputs),
                paged,
                body,
                file,
                answer(call, method));
    }

    private static Type answer(Call call, HandlerMethod method) {
        if (call.gives() == InputStream.class) return InputStream.class;
        if (call.gives() != Void.class) return call.gives();
        var type = method.getMethod().getGenericReturnType();
        return type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private static ApiCall.@Nullable Input input(MethodParameter parameter) {
        var name = Objects.requireNonNullElse(parameter.getParameterName(), "");
        if (parameter.getParameterType() == MultipartFile.class) return null;
        var words = parameter.getParameterAnnotation(OneOf.class);
        var known = words == null ? List.<String>of() : List.of(words.value());
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return new ApiCall.Input(name, true, parameter.getParameterType(), true, known, null);
        }
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        if (asked == null) return null;
        boolean hasUsual = !asked.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        var usual = hasUsual && !asked.defaultValue().isEmpty() ? asked.defaultValue() : null;
        boolean needed = asked.required() && !hasUsual;
        return new ApiCall.Input(name, false, parameter.getParameterType(), needed, known, usual);
    }
}
