package org.chamicore.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@AnalyzeClasses(packagesOf = SharedDefaults.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features_form_no_cycle =
            slices().matching("org.chamicore.web.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_here_knows_the_database = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.chamicore.db..", "javax.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields =
            fields().should().notBeAnnotatedWith(Autowired.class).andShould().notBeAnnotatedWith(Value.class);
}
