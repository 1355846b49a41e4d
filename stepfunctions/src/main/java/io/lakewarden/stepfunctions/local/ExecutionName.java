package io.lakewarden.stepfunctions.local;

/**
 * The name of one execution on this machine.
 *
 * @param stateMachine the machine's name
 * @param execution unique within the machine, at most 80 characters
 */
public record ExecutionName(String stateMachine, String execution) {
    private static final String ARN = "arn:aws:states:local:000000000000:";

    /** In the form of an execution's ARN, with {@code local} for the region. */
    public String arn() {
        return ARN + "execution:" + stateMachine + ":" + execution;
    }

    /** The machine's, in the form of an ARN. */
    public String stateMachineArn() {
        return ARN + "stateMachine:" + stateMachine;
    }
}
