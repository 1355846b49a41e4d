package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/**
 * Small machines from a seed: the data always keeps the fields a (number), b (text) and list. Nothing fails in a branch
 * that has siblings, since which of them fails first is a matter of time.
 */
final class RandomMachines {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random;
    private final ObjectNode tasks = NODES.objectNode();
    private int states;
    private boolean failsInside;
    private int siblings;

    private RandomMachines(long seed) {
        this.random = new Random(seed);
    }

    static DifferentialCase of(long seed) {
        RandomMachines machines = new RandomMachines(seed);
        ObjectNode definition = machines.flow(0);
        ObjectNode input = NODES.objectNode();
        input.put("a", machines.random.nextInt(5)).put("b", machines.random.nextBoolean() ? "x" : "y");
        ArrayNode list = input.putArray("list");
        for (int i = machines.random.nextInt(4); i > 0; i--) {
            list.add(i);
        }

        return new DifferentialCase("seed " + seed, definition, input, machines.tasks, machines.failsInside);
    }

    private ObjectNode flow(int depth) {
        int count = 1 + random.nextInt(4);
        int first = states;
        states += count;
        ObjectNode flow = NODES.objectNode().put("StartAt", "S" + first);
        ObjectNode all = flow.putObject("States");
        for (int i = first; i < first + count; i++) {
            boolean last = i == first + count - 1;
            String next = "S" + (i + 1);
            String later = last ? "" : "S" + (i + 1 + random.nextInt(first + count - i - 1));
            all.set("S" + i, state("S" + i, next, later, depth));
        }

        return flow;
    }

    private ObjectNode state(String name, String next, String later, int depth) {
        boolean last = later.isEmpty();
        ObjectNode node = NODES.objectNode();
        switch (random.nextInt(depth < 2 ? 8 : 5)) {
            case 0 -> pass(node, name);
            case 1, 2 -> task(node, name, later, depth);
            case 3 -> node.put("Type", "Wait").put("Seconds", random.nextInt(100));
            case 4 -> {
                if (!last) {
                    return choice(node, next, later);
                }

                return end(node, depth);
            }
            case 5, 6 -> parallel(node, name, later, depth);
            default -> map(node, name, depth);
        }

        return last ? node.put("End", true) : node.put("Next", next);
    }

    private ObjectNode end(ObjectNode node, int depth) {
        if (siblings > 0 || random.nextInt(3) > 0) {
            return node.put("Type", "Succeed");
        }

        failsInside |= depth > 0;
        return node.put("Type", "Fail")
                .put("Error", "Failed" + random.nextInt(3))
                .put("Cause", "by design");
    }

    private void pass(ObjectNode node, String name) {
        node.put("Type", "Pass").put("ResultPath", "$.r" + name);
        if (random.nextBoolean()) {
            node.putObject("Result").put("fixed", random.nextInt(9));
        } else {
            node.putObject("Parameters")
                    .put("from.$", random.nextBoolean() ? "$.a" : "$.list")
                    .put("text.$", "States.Format('{}-{}', $.b, $.a)")
                    .put("who.$", "$$.Execution.Name");
        }
    }

    private void task(ObjectNode node, String name, String later, int depth) {
        node.put("Type", "Task").put("Resource", "arn:aws:states:::lambda:invoke");
        if (random.nextBoolean()) {
            node.putNull("ResultPath");
        } else {
            node.put("ResultPath", "$.r" + name);
        }

        ArrayNode outcomes = tasks.putArray(name);
        int failures = siblings > 0 ? 0 : random.nextInt(3);
        for (int i = 0; i < failures; i++) {
            outcomes.addObject().put("error", "E" + random.nextInt(3)).put("cause", "failure " + i);
        }

        boolean recovers = random.nextInt(4) > 0;
        if (recovers || failures == 0) {
            outcomes.addObject().putObject("output").put("done", name);
        }

        failsInside |= depth > 0 && failures > 0;
        retries(node);
        catches(node, later);
    }

    private void retries(ObjectNode node) {
        if (random.nextBoolean()) {
            ArrayNode retries = node.putArray("Retry");
            retries.addObject()
                    .put("MaxAttempts", random.nextInt(3))
                    .putArray("ErrorEquals")
                    .add("E0");
            retries.addObject()
                    .put("MaxAttempts", random.nextInt(3))
                    .put("BackoffRate", 1.5)
                    .putArray("ErrorEquals")
                    .add(random.nextBoolean() ? "States.ALL" : "E1");
        }
    }

    private void catches(ObjectNode node, String later) {
        if (!later.isEmpty() && random.nextBoolean()) {
            ArrayNode catches = node.putArray("Catch");
            catches.addObject()
                    .put("Next", later)
                    .put("ResultPath", "$.caught")
                    .putArray("ErrorEquals")
                    .add(random.nextBoolean() ? "States.ALL" : "E2");
        }
    }

    private ObjectNode choice(ObjectNode node, String next, String later) {
        node.put("Type", "Choice").put("Default", next);
        ArrayNode choices = node.putArray("Choices");
        choices.addObject()
                .put("Variable", "$.a")
                .put("NumericGreaterThan", random.nextInt(5))
                .put("Next", later);
        ObjectNode not = choices.addObject().put("Next", later);
        not.putObject("Not").put("Variable", "$.b").put("StringEquals", "x");
        return node;
    }

    private void parallel(ObjectNode node, String name, String later, int depth) {
        node.put("Type", "Parallel").put("ResultPath", "$.r" + name);
        ArrayNode branches = node.putArray("Branches");
        int others = random.nextInt(2);
        siblings += others;
        for (int i = 0; i <= others; i++) {
            branches.add(flow(depth + 1));
        }

        siblings -= others;

        catches(node, later);
    }

    private void map(ObjectNode node, String name, int depth) {
        node.put("Type", "Map")
                .put("ItemsPath", "$.list")
                .put("ResultPath", "$.r" + name)
                .put("MaxConcurrency", 1);
        node.putObject("ItemSelector")
                .put("a.$", "$$.Map.Item.Index")
                .put("b.$", "$.b")
                .put("list.$", "$.list");
        node.set("ItemProcessor", flow(depth + 1));
    }
}
