package org.chamicore.cloudinit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TokenPathTest {

    @ParameterizedTest
    @CsvSource({
        "/t/a.b.c/meta-data,             /meta-data",
        "/cloud-init/t/a.b.c/meta-data,  /meta-data",
        "/Cloud-Init/t/a.b.c/user-data/, /user-data/",
        "/cloud-init/t/a.b.c/vendor-data, /vendor-data",
        "/cloud-init/t/a.b.c/network-config, /network-config",
        "/cloud-init/t/a.b.c/row%20b.yaml, /row%20b.yaml",
        "/cloud-init/t/a.b.c/phone-home/i-1/, /phone-home/i-1/"
    })
    void tokenIsTakenOutOfTheAddressOfADocument(String asked, String path) throws Exception {
        HttpServletRequest told = through(asked);

        assertThat(told.getRequestURI()).isEqualTo(path);
        assertThat(told.getRequestURL()).asString().isEqualTo("http://localhost" + path);
        assertThat(TokenPath.token(told)).hasValue("a.b.c");
    }

    /** The gateway lets nodes through to documents by the path; no other route may be reached by a way round. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/t/a.b.c/admin/groups",
                "/cloud-init/t/a.b.c/metrics",
                "/cloud-init/t/a.b.c/admin/x.yaml",
                "/cloud-init/t/a.b.c/",
                "/cloud-init/t/a.b.c//meta-data",
                "/cloud-init//t/a.b.c/meta-data",
                "/cloud-init/t//a.b.c/meta-data",
                "/cloud-init/t/a.b.c/t/d.e.f/meta-data",
                "/cloud-init/t/a.b.c"
            })
    void elsewhereItLeadsNowhereAndIsNotShown(String asked) throws Exception {
        HttpServletRequest told = through(asked);

        assertThat(told.getRequestURI()).isEqualTo("/t/-");
        assertThat(told.getServletPath()).isEqualTo("/t/-");
        assertThat(TokenPath.token(told)).isEmpty();
    }

    @Test
    void otherAddressesStay() throws Exception {
        assertThat(through("/cloud-init/admin/groups/t/x").getRequestURI()).isEqualTo("/admin/groups/t/x");
        assertThat(through("/t.yaml").getRequestURI()).isEqualTo("/t.yaml");
    }

    private static HttpServletRequest through(String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        MockFilterChain chain = new MockFilterChain();
        new PublicPrefixFilter().doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) chain.getRequest();
    }
}
