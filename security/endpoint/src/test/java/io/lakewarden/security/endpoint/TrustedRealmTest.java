package io.lakewarden.security.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.apache.hadoop.security.authentication.util.KerberosName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rule that a cluster gets whose KDC trusts another realm: infra's script writes it, and its test has the same text. */
class TrustedRealmTest {
    private static final Set<String> REALMS = Set.of("AD.EXAMPLE.COM", "LAKE.INTERNAL");

    @BeforeAll
    static void rule() {
        KerberosName.setRules("RULE:[1:$1@$0](.*@AD\\.EXAMPLE\\.COM)s/@.*// DEFAULT");
        KerberosName.setRuleMechanism("hadoop");
    }

    @Test
    void aUserOfTheTrustedRealmIsKnownByTheFirstName() {
        assertThat(User.of("ana@AD.EXAMPLE.COM", REALMS)).isEqualTo(new User("ana@AD.EXAMPLE.COM", "ana"));
    }

    @Test
    void aServiceOfTheTrustedRealmIsNobody() {
        assertThatThrownBy(() -> User.of("ana/host@AD.EXAMPLE.COM", REALMS))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Cannot serve ana/host@AD.EXAMPLE.COM: the rules of hadoop.security.auth_to_local give it no"
                                + " name");
    }

    @Test
    void aRealmThatLooksLikeItIsNotServed() {
        assertThatThrownBy(() -> User.of("ana@ADXEXAMPLE.COM", REALMS))
                .isInstanceOf(Refusal.class)
                .hasMessage("Cannot serve ana@ADXEXAMPLE.COM: its realm is not served here");
    }
}
