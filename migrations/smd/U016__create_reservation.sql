drop table reservation;
