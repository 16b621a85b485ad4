-- Reports of defective cards: the diagnosis as the kiosk made it (contract/diagnosis.ts).
-- Not sealed: it holds no personal value. Identity and address are null by schema, of the chip's serial only the producer
-- is left, and a report has no applicant. The audit trail says who looked at it.

create table card_defects (
  request_id uuid primary key references requests (id),
  diagnosis jsonb not null
);
