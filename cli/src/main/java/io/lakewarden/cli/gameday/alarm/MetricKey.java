package io.lakewarden.cli.gameday.alarm;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What CloudWatch takes for one metric: no two are one whose dimensions differ.
 *
 * @param namespace of it
 * @param name in it
 * @param dimensions what it is of
 */
record MetricKey(String namespace, String name, SortedMap<String, String> dimensions) {
    MetricKey {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }
}
