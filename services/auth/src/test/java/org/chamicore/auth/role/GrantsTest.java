package org.chamicore.auth.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantsTest {

    @Test
    void rolesBringTheScopesThatTheDesignSays() {
        assertThat(Scope.join(Role.VIEWER.scopes())).isEqualTo("smd.read bss.read cloudinit.read");
        assertThat(Scope.join(Role.OPERATOR.scopes()))
                .isEqualTo("smd.read smd.write bss.read bss.write cloudinit.read cloudinit.write");
        assertThat(Role.ADMIN.scopes()).isEqualTo(EnumSet.allOf(Scope.class));
        assertThat(Scope.join(Role.SERVICE.scopes())).isEqualTo("smd.read");
    }

    @Test
    void scopesOfRolesAndSingleOnesAreOneList() {
        var grants = new Grants(List.of(Role.SERVICE, Role.VIEWER), List.of(Scope.AUTH_READ, Scope.SMD_READ));

        assertThat(Scope.join(grants.allScopes())).isEqualTo("smd.read bss.read cloudinit.read auth.read");
        assertThat(Scope.audiences(grants.allScopes())).containsExactly("smd", "bss", "cloudinit", "auth");
    }

    @Test
    void orderAndRepetitionDoNotMatter() {
        assertThat(new Grants(List.of(Role.SERVICE, Role.ADMIN, Role.SERVICE), List.of()))
                .isEqualTo(new Grants(List.of(Role.ADMIN, Role.SERVICE), List.of()));
    }

    @Test
    void roleIsClaimedWhenAllItsScopesAreGranted() {
        var grants = new Grants(List.of(Role.OPERATOR, Role.VIEWER, Role.SERVICE), List.of());

        assertThat(grants.rolesWithin(Set.of(Scope.SMD_READ))).containsExactly(Role.SERVICE);
        assertThat(grants.rolesWithin(Role.VIEWER.scopes())).containsExactly(Role.VIEWER, Role.SERVICE);
    }

    @Test
    void unknownNamesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Role.parse("root"));
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.parse("smd.delete"));
    }
}
