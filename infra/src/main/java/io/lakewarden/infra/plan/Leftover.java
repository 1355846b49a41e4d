package io.lakewarden.infra.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A deployed stack that the definition no longer makes. CDK deploys around it: it stays, and what it granted with it, until
 * somebody deletes it.
 *
 * @param commands that delete it and wait until it is gone
 */
public record Leftover(String stack, List<String> commands) {
    private static final String CLOUDFORMATION = "aws cloudformation ";

    public Leftover {
        commands = List.copyOf(commands);
    }

    /** In the order in which they can be deleted: what needs another stack goes before it. */
    static List<Leftover> of(Deployment before, Deployment after) {
        Set<String> left = new TreeSet<>(Comparator.reverseOrder());
        left.addAll(before.stacks().keySet());
        left.removeAll(after.stacks().keySet());
        List<Leftover> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(stack -> left.stream()
                            .noneMatch(other -> before.stack(other).after().contains(stack)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Cannot order " + left + ": each needs another"));
            left.remove(next);
            ordered.add(new Leftover(next, commands(next, before.stack(next))));
        }

        return ordered;
    }

    private static List<String> commands(String name, Deployment.Stack stack) {
        String which = " --region " + stack.region() + " --stack-name " + name;
        List<String> commands = new ArrayList<>();
        if (stack.isProtected()) {
            commands.add(
                    CLOUDFORMATION + "update-termination-protection" + which + " --no-enable-termination-protection");
        }

        commands.add(CLOUDFORMATION + "delete-stack" + which);
        commands.add(CLOUDFORMATION + "wait stack-delete-complete" + which);
        return commands;
    }
}
