package concentric.platform.web;

import concentric.platform.Snapshots;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Puts around the controllers' methods what only the mapping knows to be due: {@link Keys} around a call that may be sent
 * twice, a {@linkplain Snapshots snapshot} around a page that is read.
 */
@Component
class HandlerCalls implements WebMvcRegistrations {

    private final SingletonSupplier<Keys> keys;
    private final SingletonSupplier<Snapshots> snapshots;

    HandlerCalls(ObjectProvider<Keys> keys, ObjectProvider<Snapshots> snapshots) {
        this.keys = SingletonSupplier.of(keys::getObject);
        this.snapshots = SingletonSupplier.of(snapshots::getObject);
    }

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new Adapter(keys, snapshots);
    }

    private static final class Adapter extends RequestMappingHandlerAdapter {

        private final SingletonSupplier<Keys> keys;
        private final SingletonSupplier<Snapshots> snapshots;

        Adapter(SingletonSupplier<Keys> keys, SingletonSupplier<Snapshots> snapshots) {
            this.keys = keys;
            this.snapshots = snapshots;
        }

        @Override
        protected @Nullable ModelAndView handleInternal(
                HttpServletRequest request, HttpServletResponse response, HandlerMethod method) throws Exception {
            var key = keys.obtain().key(request, method);
            if (key.isEmpty() && readsPage(request, method)) {
                return snapshots.obtain().read(() -> super.handleInternal(request, response, method));
            }
            if (key.isEmpty()) return super.handleInternal(request, response, method);
            keys.obtain().once(key.get(), request, response, (read, held) -> super.handleInternal(read, held, method));
            return null;
        }

        private static boolean readsPage(HttpServletRequest request, HandlerMethod method) {
            return request.getMethod().equals("GET")
                    && View.class.isAssignableFrom(method.getMethod().getReturnType());
        }
    }
}
