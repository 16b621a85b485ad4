/** What an adapter that calls the backend needs to know about identity: a token for now, and whom to tell that it was refused. */
import type { Result } from '../../../contract/result.ts';

export interface TokenSource {
  /** The token in hand while it lasts, else a fresh one. A device that the backend does not know (any more): `backend.refused`. */
  token(): Promise<Result<string>>;
  /** The backend did not take this token: it is not given again. */
  refused(token: string): void;
}
