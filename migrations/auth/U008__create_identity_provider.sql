drop table identity_provider;
