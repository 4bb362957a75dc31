-- Subscriptions that are told when an event names a thing (EPCIS, trigger of SubscriptionControls).
alter table subscription
    -- the thing, as it was sent; null: told by a schedule, or as events come
    add column trigger   text collate "C",
    -- up to this event number nothing newer than position names the thing; null: nobody has looked
    add column looked_to bigint;
