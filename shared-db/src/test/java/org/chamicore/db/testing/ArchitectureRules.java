package org.chamicore.db.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the style says of structure, for every service. */
public final class ArchitectureRules {

    @ArchTest
    static final ArchRule features_form_no_cycle =
            slices().matching("org.chamicore.*.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_repositories_speak_sql = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(JdbcOperations.class);

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields =
            fields().should().notBeAnnotatedWith(Autowired.class).andShould().notBeAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule a_constructor_takes_few_things = classes()
            .that()
            .areNotRecords()
            .and()
            .areNotAnonymousClasses()
            .should(haveNoConstructorOverSixParameters());

    private ArchitectureRules() {}

    private static ArchCondition<JavaClass> haveNoConstructorOverSixParameters() {
        return new ArchCondition<>("have no constructor over six parameters") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getConstructors().stream()
                        .filter(each -> each.getRawParameterTypes().size() > 6)
                        .map(each -> SimpleConditionEvent.violated(each, each.getFullName()))
                        .forEach(events::add);
            }
        };
    }
}
