/** The table of migration 0006 as Kysely sees it. Types only. */
import type { ColumnType } from 'kysely';
import type { PriceChange } from '../../configuration/price-changes.ts';

export type ConfigurationTables = {
  configuration_versions: {
    municipality_id: string;
    /** 1 for the first that was ever served; no gaps. */
    version: number;
    activated_at: Date;
    sha256: string;
    text: string;
    /** Written as text, read as the parsed value. */
    price_changes: ColumnType<readonly PriceChange[], string, never>;
  };
};
