import type { PersonId, SessionId } from '../../../contract/ids'

/** The public number of a person's certificate for a session; null: none. */
export const certificatesOf =
  async (_: PersonId): Promise<(sessionId: SessionId) => string | null> =>
  () =>
    null
