package org.chamicore.inventory.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chamicore.inventory.ControllerTest;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.InventoryProperties;
import org.chamicore.inventory.component.ComponentFilters;
import org.chamicore.inventory.component.Roles;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ControllerTest(MembershipController.class)
@Import({ComponentFilters.class, Roles.class})
@EnableConfigurationProperties(InventoryProperties.class)
class MembershipControllerTest {

    private static final String MEMBERSHIPS = "/hsm/v2/memberships";
    private static final Xname NODE = Xname.parse("x0c0s1b0n0");

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private MembershipService memberships;

    @Test
    @SuppressWarnings("unchecked")
    void listShowsAlsoThoseInNothing() {
        willAnswer(call -> {
                    List.of(new Membership(NODE, List.of("blue"), "p1"), Membership.none(Xname.parse("x0c0s1b0")))
                            .forEach((Consumer<Membership>) call.getArgument(1));
                    return null;
                })
                .given(memberships)
                .forEach(any(), any());

        assertThat(mvc.get().uri(MEMBERSHIPS + "?type=node"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(Golden.text("memberships.json"));
    }

    @Test
    void listTakesTheFiltersOfComponents() {
        assertThat(mvc.get().uri(MEMBERSHIPS + "?type=all"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("bad query param: Argument was not a valid HMS Type");
    }

    @Test
    void findNormalisesTheName() {
        given(memberships.find(NODE)).willReturn(Optional.of(Membership.none(NODE)));

        assertThat(mvc.get().uri(MEMBERSHIPS + "/X0c0s01b0n0"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"id\":\"x0c0s1b0n0\",\"groupLabels\":[],\"partitionName\":\"\"}");
    }

    @Test
    void findTellsMalformedNamesFromUnknownOnes() {
        given(memberships.find(any())).willReturn(Optional.empty());

        assertThat(mvc.get().uri(MEMBERSHIPS + "/zz"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("invalid xname");
        assertThat(mvc.get().uri(MEMBERSHIPS + "/x9"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("No such xname: x9");
    }
}
