package org.chamicore.conventions.settings;

import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Reads settings out of the sources of records that are {@code @ConfigurationProperties}. */
final class PropertyRecords {

    private final CompilationUnitTree unit;
    private final DocTrees documentation;
    private final Map<String, ClassTree> nested = new HashMap<>();

    private PropertyRecords(CompilationUnitTree unit, DocTrees documentation) {
        this.unit = unit;
        this.documentation = documentation;
    }

    /** Those of every file below a folder, in the order of their prefixes. */
    static List<Setting> below(Path folder) {
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            List<Setting> settings = new ArrayList<>();
            for (CompilationUnitTree each : task.parse()) {
                settings.addAll(new PropertyRecords(each, DocTrees.instance(task)).settings());
            }
            return settings;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(each -> each.toString().endsWith("Properties.java"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<Setting> settings() {
        ClassTree outer = (ClassTree) unit.getTypeDecls().getFirst();
        members(outer, ClassTree.class)
                .forEach(each -> nested.put(each.getSimpleName().toString(), each));
        return annotation(outer.getModifiers(), "ConfigurationProperties")
                .map(each -> settings(outer, new TreePath(new TreePath(unit), outer), prefix(each)))
                .orElse(List.of());
    }

    private List<Setting> settings(ClassTree type, TreePath path, String prefix) {
        Map<String, String> meanings = meanings(path);
        return members(type, VariableTree.class)
                .filter(each -> !each.getModifiers().getFlags().contains(Modifier.STATIC))
                .flatMap(each -> {
                    String property = prefix + "." + kebab(each.getName().toString());
                    ClassTree inner = nested.get(each.getType().toString());
                    return inner != null && inner.getKind() == Tree.Kind.RECORD
                            ? settings(inner, new TreePath(path, inner), property).stream()
                            : Stream.of(Setting.ofProperty(
                                    property,
                                    fallback(each),
                                    meanings.getOrDefault(each.getName().toString(), "")));
                })
                .toList();
    }

    private Map<String, String> meanings(TreePath path) {
        return Optional.ofNullable(documentation.getDocCommentTree(path)).stream()
                .flatMap(each -> each.getBlockTags().stream())
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .collect(Collectors.toMap(each -> each.getName().toString(), PropertyRecords::text));
    }

    /** Without the marks of Javadoc. */
    private static String text(ParamTree parameter) {
        return parameter.getDescription().stream()
                .map(Object::toString)
                .collect(Collectors.joining())
                .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }

    private static String prefix(AnnotationTree annotation) {
        return annotation.getArguments().stream()
                .map(AssignmentTree.class::cast)
                .filter(each -> each.getVariable().toString().equals("prefix"))
                .map(each -> literal(each.getExpression()))
                .findFirst()
                .orElseThrow();
    }

    private static String fallback(VariableTree component) {
        return annotation(component.getModifiers(), "DefaultValue").stream()
                .flatMap(each -> each.getArguments().stream())
                .map(each -> literal(each))
                .findFirst()
                .orElse("");
    }

    private static String literal(ExpressionTree expression) {
        return switch (expression) {
            case AssignmentTree named -> literal(named.getExpression());
            case LiteralTree literal -> String.valueOf(literal.getValue());
            case NewArrayTree several ->
                several.getInitializers().stream().map(PropertyRecords::literal).collect(Collectors.joining(","));
            default -> expression.toString();
        };
    }

    private static Optional<? extends AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(each -> each.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    private static <T extends Tree> Stream<T> members(ClassTree type, Class<T> kind) {
        return StreamSupport.stream(type.getMembers().spliterator(), false)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
