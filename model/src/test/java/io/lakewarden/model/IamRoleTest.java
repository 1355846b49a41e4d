package io.lakewarden.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Environment.Home;
import io.lakewarden.model.Environment.Publishing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IamRoleTest {
    private static final Platform PLATFORM =
            new Platform("lake", "", List.of(), List.of(), List.of(), List.of(), List.of());
    private static final Environment DEV = in(new Home.Aws("111111111111", "eu-west-1"));

    @Test
    void namesTheRolesOfUsersAndServiceAccountsByConvention() {
        assertThat(arn(DEV, new Principal.User("ana", "", Optional.empty())))
                .contains("arn:${AWS::Partition}:iam::111111111111:role/lake-dev-ana");
        assertThat(arn(DEV, new Principal.ServiceAccount("runner", "", Optional.empty())))
                .contains("arn:${AWS::Partition}:iam::111111111111:role/lake-dev-runner");
    }

    @Test
    void takesAnExistingRoleWithItsPath() {
        assertThat(arn(DEV, new Principal.User("ana", "", Optional.empty(), Optional.of("a/b/Sso_ana"))))
                .contains("arn:${AWS::Partition}:iam::111111111111:role/a/b/Sso_ana");
        assertThat(arn(DEV, new Principal.Group("analysts", "", List.of("ana"), Optional.of("Sso_analysts"))))
                .contains("arn:${AWS::Partition}:iam::111111111111:role/Sso_analysts");
    }

    @Test
    void givesNoRoleToAGroupThatNamesNoneNorToAnybodyOnThisMachine() {
        assertThat(arn(DEV, new Principal.Group("analysts", "", List.of("ana"))))
                .isEmpty();
        assertThat(arn(in(new Home.Local()), new Principal.User("ana", "", Optional.empty())))
                .isEmpty();
    }

    private static Optional<String> arn(Environment environment, Principal principal) {
        return IamRole.of(PLATFORM, environment, principal).map(IamRole::arn);
    }

    private static Environment in(Home home) {
        return new Environment("dev", "", home, Optional.empty(), Publishing.BRANCH, List.of());
    }
}
