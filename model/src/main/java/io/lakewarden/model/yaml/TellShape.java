package io.lakewarden.model.yaml;

import io.lakewarden.model.Subscriber;
import io.lakewarden.model.Topic;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the definition says about who is told. A topic with an empty list tells nobody on purpose. */
final class TellShape {
    private static final int MOST = 50;
    private static final String EMAIL =
            "[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?[.])+[A-Za-z]{2,63}";
    /** Anything printable: what does not belong there is told with its remedy, and is not repeated. */
    private static final String WEB = "https://[A-Za-z0-9][!-z|~]*";

    private static final String HOME = "[a-z0-9-]+:[0-9]{12}:";
    /** Not a queue that keeps an order: only topics that do tell those. */
    private static final String QUEUE = "arn:aws[a-z-]*:sqs:" + HOME + "[A-Za-z0-9_-]{1,80}";

    private static final String FUNCTION =
            "arn:aws[a-z-]*:lambda:" + HOME + "function:[A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_-]{1,128})?";
    private static final String SECRET =
            "secret:" + KerberosShapes.SECRET.pattern().pattern();

    private static final TextShape<Subscriber> SUBSCRIBER = TextShape.parsed(
            "an e-mail or https:// address, an ARN of SQS or Lambda, or secret: and a secret's name",
            "oncall@example.com",
            String.join("|", EMAIL, WEB, QUEUE, FUNCTION, SECRET),
            1024,
            Subscriber::of);

    static final Shape<SortedMap<Topic, List<Subscriber>>> SHAPE = shape();

    private TellShape() {}

    private static Shape<SortedMap<Topic, List<Subscriber>>> shape() {
        Field<Optional<List<Subscriber>>> alarms =
                field(Topic.ALARMS, "Of every alarm, when it begins and when it is over");
        Field<Optional<List<Subscriber>>> calls = field(Topic.CALLS, "Of what calls somebody out of bed");
        Field<Optional<List<Subscriber>>> costs = field(Topic.COSTS, "Of budgets and anomalies of costs");
        return new ObjectShape<>("who is told", List.of(alarms, calls, costs), List.of(), keys -> {
            SortedMap<Topic, List<Subscriber>> told = new TreeMap<>();
            keys.value(alarms).ifPresent(all -> told.put(Topic.ALARMS, List.copyOf(all)));
            keys.value(calls).ifPresent(all -> told.put(Topic.CALLS, List.copyOf(all)));
            keys.value(costs).ifPresent(all -> told.put(Topic.COSTS, List.copyOf(all)));
            return Collections.unmodifiableSortedMap(told);
        });
    }

    private static Field<Optional<List<Subscriber>>> field(Topic topic, String description) {
        return Field.optional(topic.word(), ListShape.ofNames(SUBSCRIBER, 0, MOST), "nobody", description);
    }
}
