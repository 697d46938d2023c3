import type { PersonId } from '../../../../contract/kernel/ids'
import { findAll } from '../../../kernel/database/page'
import { inBatches } from '../../../kernel/inBatches'
import { hasWithdrawn } from '../../booking/public'
import { syncCertificate } from '../effects'
import { certificates } from './certificateDocument'

const AT_ONCE = 10
const NOBODYS = { personId: null, name: null }

/** Takes whose they are out of somebody's certificates. They stay, so that their numbers go on telling the truth. */
export async function forgetHolder(personId: PersonId): Promise<void> {
  const held = await findAll(certificates, 'person', { equals: { personId } })
  await inBatches(held, AT_ONCE, ({ _id }) => certificates.update(_id, {}, NOBODYS))
}

/**
 * Somebody may have withdrawn while the certificate was being issued. The registration goes before certificates are looked for, so that either the
 * erasure finds the certificate, or this finds the registration gone.
 */
export const certificateRunner = syncCertificate.does(async ({ number, personId }) => {
  if (await hasWithdrawn(personId)) await certificates.update(number, {}, NOBODYS)
})
