/** The tables of migration 0005 as Kysely sees them. Types only. */
import type { ColumnType, Generated } from 'kysely';
import type { NoticeKind, NoticeState } from '../../../contract/case-outcomes.ts';
import type { NoticeChannel } from '../../../contract/municipality/service-parts.ts';

export type NoticeTables = {
  notices: {
    id: string;
    municipality_id: string;
    request_id: string;
    kind: NoticeKind;
    /** In the order in which they are tried; written as text, read as the parsed value. */
    channels: ColumnType<readonly NoticeChannel[], string, never>;
    /** The one at work, or the one that did it; null where there is no way to reach the person. */
    channel: NoticeChannel | null;
    state: NoticeState;
    /** On this channel. */
    attempts: Generated<number>;
    /** On this channel: sent, and nobody said whether it arrived. */
    unknown_outcomes: Generated<number>;
    next_attempt_at: Date | null;
    last_code: string | null;
    queued_at: Date;
    sent_at: Date | null;
  };
};
