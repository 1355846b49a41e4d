package io.lakewarden.cli.jobcode;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a class file names; names of classes have slashes, as in class files.
 *
 * @param name of the class
 * @param parents what it extends and implements
 * @param calls the methods it calls or refers to, each as {@code owner.name descriptor}
 * @param texts its text constants, those that a concatenation is made of too
 * @param classes every class it names
 */
record ClassFacts(String name, Set<String> parents, Set<String> calls, Set<String> texts, Set<String> classes) {
    /** Reads a class file. */
    static ClassFacts of(byte[] classFile) {
        Reader reader = new Reader();
        new ClassReader(classFile).accept(reader, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return reader.facts();
    }

    private static final class Reader extends ClassVisitor {
        private final Set<String> parents = new TreeSet<>();
        private final Set<String> calls = new TreeSet<>();
        private final Set<String> texts = new TreeSet<>();
        private final Set<String> classes = new TreeSet<>();
        private String name = "";

        Reader() {
            super(Opcodes.ASM9);
        }

        ClassFacts facts() {
            return new ClassFacts(name, parents, calls, texts, classes);
        }

        @Override
        public void visit(
                int version, int access, String own, @Nullable String signature, String parent, String[] interfaces) {
            name = own;
            parents.add(parent);
            parents.addAll(Set.of(interfaces));
            classes.addAll(parents);
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
            type(Type.getType(descriptor));
            constant(value);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            type(Type.getMethodType(descriptor));
            return new Instructions();
        }

        private void constant(@Nullable Object value) {
            if (value instanceof String text) {
                texts.add(text);
            } else if (value instanceof Type type) {
                type(type);
            } else if (value instanceof Handle handle) {
                call(handle.getOwner(), handle.getName(), handle.getDesc());
            } else if (value instanceof ConstantDynamic dynamic) {
                type(Type.getType(dynamic.getDescriptor()));
            }
        }

        private void call(String owner, String method, String descriptor) {
            calls.add(owner + "." + method + " " + descriptor);
            classes.add(owner);
        }

        private void type(Type type) {
            switch (type.getSort()) {
                case Type.OBJECT -> classes.add(type.getInternalName());
                case Type.ARRAY -> type(type.getElementType());
                case Type.METHOD -> {
                    type(type.getReturnType());
                    for (Type argument : type.getArgumentTypes()) {
                        type(argument);
                    }
                }
                default -> {}
            }
        }

        private final class Instructions extends MethodVisitor {
            Instructions() {
                super(Opcodes.ASM9);
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                Reader.this.type(Type.getObjectType(type));
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
                classes.add(owner);
            }

            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String method, String descriptor, boolean isInterface) {
                call(owner, method, descriptor);
            }

            @Override
            public void visitInvokeDynamicInsn(String method, String descriptor, Handle factory, Object... arguments) {
                type(Type.getMethodType(descriptor));
                for (Object argument : arguments) {
                    constant(argument);
                }
            }

            @Override
            public void visitLdcInsn(Object value) {
                constant(value);
            }
        }
    }
}
