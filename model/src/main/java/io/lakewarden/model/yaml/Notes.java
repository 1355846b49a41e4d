package io.lakewarden.model.yaml;

import io.lakewarden.model.DescribedValue;
import io.lakewarden.model.Finding;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Position;
import io.lakewarden.model.Positions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What comes together while a definition is read: findings, and where each value stands. */
final class Notes {
    private final List<Finding> findings = new ArrayList<>();
    private final Map<NodePath, Position> positions = new HashMap<>();
    private final Map<String, List<DescribedValue>> values = new HashMap<>();

    void describes(String file, DescribedValue value) {
        values.computeIfAbsent(file, name -> new ArrayList<>()).add(value);
    }

    /** The values of a file, in the order they were read. */
    List<DescribedValue> values(String file) {
        return List.copyOf(values.getOrDefault(file, List.of()));
    }

    void refuse(Mistake mistake, Position position, String message, String remedy) {
        findings.add(new Finding(position, Finding.Severity.ERROR, mistake.name(), message, remedy));
    }

    void stands(NodePath path, Position position) {
        positions.put(path, position);
    }

    List<Finding> findings() {
        return findings.stream().sorted().distinct().toList();
    }

    Positions positions() {
        return new Positions(positions);
    }
}
