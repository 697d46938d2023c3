import type { PersonId } from '../../../../contract/kernel/ids'
import type { PayloadOf } from '../../../kernel/effect'
import { riderIdOf, riders } from '../../account/public'
import type { syncCertificate } from '../effects'
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

/** Who withdrew while the certificate was being issued: the registration goes before the certificates are looked for, so that one or the other sees it. */
export async function followCertificate({ number, personId }: PayloadOf<typeof syncCertificate>): Promise<void> {
  const rider = await riders.get(riderIdOf(personId))
  if (!rider || rider.status === 'erasing') await certificates.update(number, {}, NOBODYS)
}
