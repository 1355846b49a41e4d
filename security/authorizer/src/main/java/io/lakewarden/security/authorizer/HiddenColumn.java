package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.Target;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import scala.collection.IndexedSeq;
import scala.collection.Seq;

/**
 * Stands where a column would be that the user may not read. It has no value: a plan in which one is left is not run, and
 * one that never needed it has lost it by then.
 */
public final class HiddenColumn extends Expression {
    private final Target table;
    private final String column;
    private final DataType type;
    private final String reason;

    /** Spark copies an expression by its public constructor and its product. */
    public HiddenColumn(Target table, String column, DataType type, String reason) {
        this.table = table;
        this.column = column;
        this.type = type;
        this.reason = reason;
    }

    Target table() {
        return table;
    }

    String column() {
        return column;
    }

    String reason() {
        return reason;
    }

    @Override
    public boolean nullable() {
        return true;
    }

    @Override
    public DataType dataType() {
        return type;
    }

    @Override
    public boolean foldable() {
        return false;
    }

    @Override
    public Object eval(InternalRow input) {
        throw new IllegalStateException("Cannot read " + table.column(column) + ": " + reason);
    }

    @Override
    public ExprCode doGenCode(CodegenContext context, ExprCode code) {
        throw new IllegalStateException("Cannot read " + table.column(column) + ": " + reason);
    }

    @Override
    public Seq<Expression> children() {
        return ScalaLists.seq(List.of());
    }

    @Override
    public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
        return this;
    }

    @Override
    public int productArity() {
        return 4;
    }

    @Override
    public Object productElement(int n) {
        return switch (n) {
            case 0 -> table;
            case 1 -> column;
            case 2 -> type;
            case 3 -> reason;
            default -> throw new IndexOutOfBoundsException(n);
        };
    }

    @Override
    public boolean canEqual(Object that) {
        return that instanceof HiddenColumn;
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof HiddenColumn other
                && table.equals(other.table)
                && column.equals(other.column)
                && type.equals(other.type);
    }

    @Override
    public int hashCode() {
        return Objects.hash(table, column, type);
    }

    @Override
    public String toString() {
        return "hidden(" + column + ")";
    }
}
