import type { CompoundId, PassId, ReaderId } from '../../../../contract/pass/ids'
import { pageOf } from '../../../kernel/database/page'
import type { PayloadOf } from '../../../kernel/effect'
import type { syncReaders } from '../effects'
import { listings } from '../pass/listingDocument'
import { faces } from './faceDocument'
import { followFace } from './followFaces'
import { readersIn } from './readerDocument'
import { settleReader } from './settleReader'

/** Brings face readers to what the compound's white list says now: after one was added or removed, or the compound opened or closed. */
export async function followReaders({ compoundId, readerId, at }: PayloadOf<typeof syncReaders>): Promise<void> {
  const ids = readerId ? [readerId] : (await readersIn('active', compoundId)).map(({ _id }) => _id)
  for (const id of ids) {
    const followed = await followListed(id, compoundId, at)
    await followKnown(id, followed, at)
    await settleReader(id, at)
  }
}

/** Everybody who is on the white list and wants to be known; returns who that was. */
async function followListed(readerId: ReaderId, compoundId: CompoundId, at: Date): Promise<ReadonlySet<PassId>> {
  const followed = new Set<PassId>()
  await eachPage(
    (place) => listings.find('compound', { equals: { compoundId, list: 'approved' }, ...place }),
    (rows) => {
      const wanting = rows.flatMap(({ passId, face }) => (face ? [passId] : []))
      const instants = wanting.map((passId, number) => followFace(readerId, passId, later(at, followed.size + number)))
      for (const passId of wanting) followed.add(passId)
      return Promise.all(instants)
    },
  )
  return followed
}

/** Everybody else whom the reader knows or is asked to learn. */
async function followKnown(readerId: ReaderId, followed: ReadonlySet<PassId>, at: Date): Promise<void> {
  let done = 0
  for (const state of ['asked', 'acknowledged'] as const) {
    await eachPage(
      (place) => faces.find('reader', { equals: { readerId, state }, ...place }),
      (rows) => {
        const others = rows.filter(({ passId }) => !followed.has(passId))
        done += others.length
        return Promise.all(others.map(({ passId }, number) => followFace(readerId, passId, later(at, done - others.length + number))))
      },
    )
  }
}

/** Lists go on by instants: so that no page has to hold them all, each of many faces gets a millisecond of its own. */
const later = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds)

const PAGE = 50

/** Page by page, since a white list has no end. */
async function eachPage<Row extends { readonly since: Date }>(
  find: (place: { after?: Date; limit: number }) => Promise<Row[]>,
  work: (rows: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  let after: string | null = null
  do {
    const found = await find({ ...(after && { after: new Date(after) }), limit: PAGE + 1 })
    const { page, next } = pageOf(found, PAGE, ({ since }) => since)
    await work(page)
    after = next
  } while (after !== null)
}
