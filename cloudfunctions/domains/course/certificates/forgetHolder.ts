import type { PersonId } from '../../../../contract/kernel/ids'
import { hasWithdrawn } from '../../booking/public'
import { syncCertificate } from '../effects'
import { certificates } from './certificateDocument'

const NOBODYS = { personId: null, name: null }

/** Takes whose they are out of somebody's certificates. They stay, so that their numbers go on telling the truth. */
export async function forgetHolder(personId: PersonId): Promise<void> {
  for (;;) {
    const page = await certificates.find('person', { equals: { personId }, limit: 100 })
    if (page.length === 0) return
    await Promise.all(page.map(({ _id }) => certificates.update(_id, {}, NOBODYS)))
  }
}

/**
 * Somebody may have withdrawn while the certificate was being issued. The registration goes before certificates are looked for, so that either the
 * erasure finds the certificate, or this finds the registration gone.
 */
export const certificateRunner = syncCertificate.does(async ({ number, personId }) => {
  if (await hasWithdrawn(personId)) await certificates.update(number, {}, NOBODYS)
})
