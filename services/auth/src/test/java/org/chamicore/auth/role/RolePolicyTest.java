package org.chamicore.auth.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolePolicyTest {

    private static final List<Scope> VIEWS = List.of(Scope.SMD_READ, Scope.BSS_READ, Scope.CLOUDINIT_READ);

    private final RolePolicy policy = new RolePolicy(
            3,
            Map.of(
                    Role.SERVICE,
                    List.of(Scope.SMD_READ),
                    Role.VIEWER,
                    VIEWS,
                    Role.OPERATOR,
                    List.of(Scope.SMD_READ, Scope.SMD_WRITE)));

    @Test
    void scopesOfRolesAndSingleOnesAreOneList() {
        var grants = new Grants(List.of(Role.SERVICE, Role.VIEWER), List.of(Scope.AUTH_READ, Scope.SMD_READ));

        assertThat(Scope.join(policy.scopes(grants))).isEqualTo("smd.read bss.read cloudinit.read auth.read");
        assertThat(Scope.audiences(policy.scopes(grants))).containsExactly("smd", "bss", "cloudinit", "auth");
    }

    @Test
    void orderAndRepetitionDoNotMatter() {
        assertThat(new Grants(List.of(Role.SERVICE, Role.ADMIN, Role.SERVICE), List.of()))
                .isEqualTo(new Grants(List.of(Role.ADMIN, Role.SERVICE), List.of()));
        var reversed = new RolePolicy(3, Map.of(Role.VIEWER, VIEWS.reversed()));
        assertThat(reversed).isEqualTo(new RolePolicy(3, Map.of(Role.VIEWER, VIEWS)));
        assertThat(reversed.tag()).isEqualTo(new RolePolicy(3, Map.of(Role.VIEWER, VIEWS)).tag());
    }

    @Test
    void roleIsClaimedWhenAllItsScopesAreGranted() {
        var grants = new Grants(List.of(Role.OPERATOR, Role.VIEWER, Role.SERVICE), List.of());

        assertThat(policy.rolesWithin(grants, Set.of(Scope.SMD_READ))).containsExactly(Role.SERVICE);
        assertThat(policy.rolesWithin(grants, Set.copyOf(VIEWS))).containsExactly(Role.SERVICE, Role.VIEWER);
    }

    @Test
    void roleThatThePolicyDoesNotNameBringsNothingAndIsNotClaimed() {
        var grants = new Grants(List.of(Role.ADMIN), List.of());

        assertThat(policy.scopes(grants)).isEmpty();
        assertThat(policy.rolesWithin(grants, Set.of(Scope.values()))).isEmpty();
    }

    @Test
    void claimsOfAWholeTokenAreItsRolesAlone() {
        assertThat(policy.claims(new Grants(List.of(Role.VIEWER), List.of()), Set.copyOf(VIEWS)))
                .isEqualTo(Map.of("roles", List.of("viewer")));
        assertThat(policy.claims(new Grants(List.of(), List.of(Scope.SMD_READ)), Set.of(Scope.SMD_READ)))
                .isEqualTo(Map.of("roles", List.of()));
    }

    @Test
    void claimsOfANarrowerTokenSayWhereItsScopesCameFrom() {
        var grants = new Grants(List.of(Role.VIEWER), List.of(Scope.AUTH_READ, Scope.AUTH_WRITE));
        assertThat(policy.claims(grants, Set.of(Scope.SMD_READ, Scope.AUTH_READ)))
                .isEqualTo(Map.of("roles", List.of(), "scope_roles", List.of("viewer"), "scope_direct", "auth.read"));
    }

    @Test
    void tagTellsVersionsAndContentsApart() {
        assertThat(policy.tag())
                .matches("\"3-[0-9a-f]{8}\"")
                .isNotEqualTo(new RolePolicy(4, policy.roles()).tag())
                .isNotEqualTo(new RolePolicy(3, Map.of(Role.VIEWER, VIEWS)).tag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Root", "a b", "-a", "1a", "ä", "a.b", "aaaaaaaaaabbbbbbbbbbccccccccccddd"})
    void namesThatNoRoleCanHaveAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Role.parse(name));
    }

    @Test
    void unknownScopesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.parse("smd.delete"));
    }
}
