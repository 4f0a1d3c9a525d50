create table subscription (
    id              bigint  not null generated always as identity
  , subscriber      text    not null
  , enabled         boolean
  , roles           text[]  not null
  , sub_roles       text[]  not null
  , software_status text[]  not null
  , states          text[]  not null
  , url             text    not null
  , constraint subscription_pk            primary key (id)
  , constraint subscription_subscriber_uq unique (subscriber, url)
);

comment on table subscription
     is 'Who is told of changes of components, and of which; values are as the subscriber wrote them';

create table notification_progress (
    url    text not null
  , cursor text not null
  , constraint notification_progress_pk primary key (url)
);

comment on table notification_progress
     is 'How far in the change log the subscribers at an address have been told; whoever tells them goes on from there';
