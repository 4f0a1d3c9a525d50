package org.chamicore.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Whatever is asked, the method that answers, or the refusal, is the one that Spring's own mapping finds. */
class RouteMappingTest {

    @RestController
    @RequestMapping("/things")
    static class Things {

        @GetMapping
        void all() {}

        @GetMapping("/{id}")
        void one() {}

        @PutMapping("/{id}")
        void put() {}

        @GetMapping("/{id}/parts/{part}")
        void part() {}

        @GetMapping("/known")
        void known() {}

        @GetMapping("/th?ng/x")
        void letter() {}
    }

    @RestController
    static class Others {

        @GetMapping({"/first/{id}", "/second/{id}"})
        void either() {}

        @GetMapping("/{anything}/at/all")
        void anything() {}

        @GetMapping("/files/*.txt")
        void file() {}

        @GetMapping("/deep/{*rest}")
        void deep() {}

        @GetMapping("/")
        void root() {}
    }

    private final RequestMappingHandlerMapping spring = started(new RequestMappingHandlerMapping());
    private final RequestMappingHandlerMapping ours = started(new RouteMapping());

    private static RequestMappingHandlerMapping started(RequestMappingHandlerMapping mapping) {
        StaticWebApplicationContext context = new StaticWebApplicationContext();
        context.setServletContext(new MockServletContext());
        context.registerSingleton("things", Things.class);
        context.registerSingleton("others", Others.class);
        context.refresh();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        return mapping;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET     | /things                   | all
            GET     | /things/7                 | one
            PUT     | /things/7                 | put
            HEAD    | /things/7                 | one
            DELETE  | /things/7                 | HttpRequestMethodNotSupportedException
            GET     | /things/7/parts/8         | part
            PUT     | /things/7/parts/8         | HttpRequestMethodNotSupportedException
            GET     | /things/known             | known
            GET     | /things/thong/x           | letter
            GET     | /th%69ngs/7               | one
            GET     | /things;a=b/7             | one
            GET     | /things/%2F               | one
            GET     | /Things/7                 | none
            GET     | /things/                  | none
            GET     | /things//7                | none
            GET     | /thing                    | none
            GET     | /first/1                  | either
            GET     | /second/1                 | either
            GET     | /third/1                  | none
            GET     | /no/at/all                | anything
            GET     | /things/at/all            | anything
            GET     | /files/a.txt              | file
            GET     | /files/a.png              | none
            GET     | /deep/a/b/c               | deep
            GET     | /deep                     | deep
            GET     | /                         | root
            OPTIONS | /things/7                 | handle
            """)
    void findsWhatSpringFinds(String method, String path, String found) {
        assertThat(find(spring, method, path)).isEqualTo(found);
        assertThat(find(ours, method, path)).isEqualTo(found);
    }

    private static String find(RequestMappingHandlerMapping mapping, String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        ServletRequestPathUtils.parseAndCache(request);
        try {
            HandlerExecutionChain chain = mapping.getHandler(request);
            return chain == null
                    ? "none"
                    : ((HandlerMethod) chain.getHandler()).getMethod().getName();
        } catch (Exception refused) {
            return refused.getClass().getSimpleName();
        }
    }
}
