drop table failed_attempt;
