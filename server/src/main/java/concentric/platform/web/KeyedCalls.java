package concentric.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Puts {@link Keys} around the controllers' methods: behind the mapping, which knows what a call declares. */
@Component
class KeyedCalls implements WebMvcRegistrations {

    private final ObjectProvider<Keys> keys;

    KeyedCalls(ObjectProvider<Keys> keys) {
        this.keys = keys;
    }

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new Adapter(keys);
    }

    private static final class Adapter extends RequestMappingHandlerAdapter {

        private final ObjectProvider<Keys> keys;

        Adapter(ObjectProvider<Keys> keys) {
            this.keys = keys;
        }

        @Override
        protected @Nullable ModelAndView handleInternal(
                HttpServletRequest request, HttpServletResponse response, HandlerMethod method) throws Exception {
            var key = keys.getObject().key(request, method);
            if (key.isEmpty()) return super.handleInternal(request, response, method);
            keys.getObject()
                    .once(key.get(), request, response, (read, held) -> super.handleInternal(read, held, method));
            return null;
        }
    }
}
