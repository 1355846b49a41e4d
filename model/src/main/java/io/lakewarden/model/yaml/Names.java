package io.lakewarden.model.yaml;

import io.lakewarden.model.DatasetId;
import java.time.DateTimeException;
import java.time.LocalDate;

/** The shapes of the names that a definition gives. */
final class Names {
    static final TextShape<String> PART = TextShape.of(
            "lower case letters, digits and hyphens, a letter first, at most 32",
            "billing",
            "[a-z][a-z0-9-]{0,31}",
            32);
    static final TextShape<String> ZONE = TextShape.of(
            "lower case letters, digits and underscores, a letter first, at most 32",
            "gold",
            "[a-z][a-z0-9_]{0,31}",
            32);
    static final TextShape<String> CLASSIFICATION = TextShape.of(
            "lower case letters, digits, hyphens and underscores, a letter first, at most 32",
            "pii",
            "[a-z][a-z0-9_-]{0,31}",
            32);
    static final TextShape<String> PRINCIPAL = TextShape.of(
            "lower case letters, digits, dots, hyphens and underscores, a letter first, at most 32",
            "analysts",
            "[a-z][a-z0-9._-]{0,31}",
            32);
    static final TextShape<String> IAM_ROLE = TextShape.of(
            "the path and name of an IAM role, without a slash in front",
            "aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_analysts_0123456789abcdef",
            "([A-Za-z0-9._+=,@-]+/)*[A-Za-z0-9_+=,.@-]{1,64}",
            510);
    static final TextShape<String> COLUMN = TextShape.of(
            "lower case letters, digits and underscores, a letter first, at most 128",
            "customer_id",
            "[a-z][a-z0-9_]{0,127}",
            128);
    static final TextShape<DatasetId> DATASET = TextShape.parsed(
            "zone.name in lower case letters, digits and underscores",
            "gold.sales_by_day",
            "[a-z][a-z0-9_]{0,31}[.][a-z][a-z0-9_]{0,127}",
            161,
            DatasetId::of);

    static final TextShape<LocalDate> DATE =
            TextShape.parsed("a date", "2027-12-31", "[0-9]{4}-[0-9]{2}-[0-9]{2}", 10, Names::date);

    private Names() {}

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException(
                    "Invalid date: got " + text + ", expected a day of the calendar as year-month-day", noDate);
        }
    }
}
