package vn.bordergate.journal;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.PublishedEvent;

/** What the Javadoc of the published language says of its types, fields and constants. */
final class EventWords {

    private static final Path SOURCES =
            Path.of("../gate-events/src/main/java", folder(PublishedEvent.class));

    private final Map<String, String> words = new HashMap<>();

    private EventWords() {}

    /** Reads the sources themselves, as nothing of a comment is left in a class file. */
    static EventWords read() throws IOException {
        var read = new EventWords();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> all = Files.list(SOURCES)) {
            List<Path> sources = all.filter(path -> path.toString().endsWith(".java")).toList();
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    null,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                read.new Reading(docs).scan(unit, null);
            }
        }
        return read;
    }

    @Nullable String ofType(Class<?> type) {
        return words.get(name(type));
    }

    @Nullable String ofConstant(Enum<?> constant) {
        return words.get(name(constant.getDeclaringClass()) + "#" + constant.name());
    }

    /** Of a field or method; where its own type says nothing, what it takes over says it. */
    @Nullable String ofMember(Class<?> type, String member) {
        String own = words.get(name(type) + "#" + member);
        if (own != null) {
            return own;
        }
        for (Class<?> above : type.getInterfaces()) {
            String inherited = ofMember(above, member);
            if (inherited != null) {
                return inherited;
            }
        }
        return null;
    }

    /** As it is called in the language, also where it is a part of another. */
    static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }

    private static String folder(Class<?> type) {
        return type.getPackageName().replace('.', '/');
    }

    private final class Reading extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees docs;
        private final Deque<String> types = new ArrayDeque<>();

        Reading(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            String simple = type.getSimpleName().toString();
            types.addLast(types.isEmpty() ? simple : types.getLast() + "." + simple);
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                words.put(types.getLast(), text(comment.getFullBody()));
                for (DocTree tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree param) {
                        put(param.getName().toString(), text(param.getDescription()));
                    }
                }
            }
            super.visitClass(type, unused);
            types.removeLast();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            member(method.getName().toString());
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, @Nullable Void unused) {
            member(field.getName().toString());
            return null;
        }

        private void member(String name) {
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                put(name, text(comment.getFullBody()));
            }
        }

        private void put(String member, String text) {
            words.put(types.getLast() + "#" + member, text);
        }

        private String text(List<? extends DocTree> parts) {
            String joined = parts.stream().map(this::text).collect(Collectors.joining());
            return Stream.of(joined.split("<p>", -1))
                    .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
                    .collect(Collectors.joining("\n\n"));
        }

        private String text(DocTree part) {
            return switch (part) {
                case TextTree text -> text.getBody();
                case LiteralTree literal -> "`" + literal.getBody().getBody() + "`";
                case LinkTree link -> link.getReference().getSignature().replace('#', '.');
                case ValueTree value -> value(value.getReference().getSignature());
                case StartElementTree element -> "<" + element.getName() + ">";
                default -> throw new IllegalStateException(part.getKind() + ": " + part);
            };
        }

        private String value(String signature) {
            String type = PublishedEvent.class.getPackageName() + "." + types.getLast();
            try {
                return String.valueOf(
                        Class.forName(type).getField(signature.substring(1)).get(null));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(signature, e);
            }
        }
    }
}
