alter table component drop column custom_fields;
