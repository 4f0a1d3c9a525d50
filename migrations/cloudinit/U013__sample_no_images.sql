alter table change_log
    alter column before set statistics -1
  , alter column after  set statistics -1;
