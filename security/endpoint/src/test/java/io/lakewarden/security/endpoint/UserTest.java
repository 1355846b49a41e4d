package io.lakewarden.security.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.apache.hadoop.security.authentication.util.KerberosName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UserTest {
    private static final Set<String> REALMS = Set.of("EXAMPLE.COM", "PARTNER.ORG");

    @BeforeAll
    static void rules() {
        KerberosName.setRules("RULE:[1:$1@$0](.*@PARTNER\\.ORG)s/@.*/-partner/\n"
                + "RULE:[1:$1@$0](.*@EXAMPLE\\.COM)s/@.*//\n"
                + "RULE:[2:$1/$2@$0](.*@EXAMPLE\\.COM)s/@.*//");
        KerberosName.setRuleMechanism("hadoop");
    }

    @Test
    void theNameIsThatOfHadoopsRules() {
        assertThat(User.of("ana@EXAMPLE.COM", REALMS)).isEqualTo(new User("ana@EXAMPLE.COM", "ana"));
        assertThat(User.of("ana@PARTNER.ORG", REALMS)).isEqualTo(new User("ana@PARTNER.ORG", "ana-partner"));
    }

    @Test
    void anotherRealmIsNotServed() {
        assertThatThrownBy(() -> User.of("ana@ELSEWHERE.ORG", REALMS))
                .isInstanceOf(Refusal.class)
                .hasMessage("Cannot serve ana@ELSEWHERE.ORG: its realm is not served here");
        assertThatThrownBy(() -> User.of("ana", REALMS))
                .isInstanceOf(Refusal.class)
                .hasMessage("Cannot serve ana: its realm is not served here");
    }

    @Test
    void aPrincipalWithoutAPlainNameIsNotServed() {
        assertThatThrownBy(() -> User.of("nfs/host@EXAMPLE.COM", REALMS))
                .isInstanceOf(Refusal.class)
                .hasMessage("Cannot serve nfs/host@EXAMPLE.COM: the rules of hadoop.security.auth_to_local give it no"
                        + " name");
        assertThatThrownBy(() -> User.of("host/node@PARTNER.ORG", REALMS))
                .isInstanceOf(Refusal.class)
                .hasMessage("Cannot serve host/node@PARTNER.ORG: the rules of hadoop.security.auth_to_local give it no"
                        + " name");
    }
}
