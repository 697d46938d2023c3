import { type AuditEntry, nextEntry } from '../../cloudfunctions/kernel/audit/chain'
import { type AuditHeads, auditHeads } from '../../cloudfunctions/kernel/audit/heads'
import { appendToTrail, auditTrail, chainOf } from '../../cloudfunctions/kernel/audit/trail'
import { auditCheck } from '../../cloudfunctions/kernel/jobs/auditCheck'
import { auditKeys } from '../../cloudfunctions/kernel/secrets/auditKeys'
import { withCity } from '../builders/city/city'
import { minutesAfter, NOON } from '../builders/time'

const city = withCity()
const SUBJECT = 'riders/rdr_sample'

const anEvent = (n: number) => ({
  eventId: `sample-${n}`,
  action: 'sample.write',
  actorId: 'per_sample',
  subject: SUBJECT,
  at: minutesAfter(NOON, n),
  facts: { number: n },
})

let checks = 0
/** Runs the daily check; the error codes that it wrote to the log. */
async function check(): Promise<string[]> {
  city.log.length = 0
  checks += 1
  await auditCheck.run({ now: minutesAfter(NOON, 1000 + checks), cursor: null, hasTime: () => true })
  return city.log.map((line) => JSON.parse(line)).flatMap(({ level, code }) => (level === 'error' ? [code] : []))
}

const chain = async () =>
  (await auditTrail.find('chainForward', { equals: { chain: chainOf(SUBJECT) }, limit: 1000 })).filter(({ subject }) => subject === SUBJECT)

beforeAll(async () => {
  for (let n = 1; n <= 12; n += 1) await appendToTrail(anEvent(n))
})

describe('SM2: what somebody with access to the database does to the trail', () => {
  test('is nothing at first: the check finds a whole trail and keeps its ends', async () => {
    expect(await check()).toEqual([])
    const entries = await chain()
    const [kept] = await auditHeads.find('newest', { equals: { kind: 'heads' }, limit: 1 })
    expect(kept?.heads).toContainEqual({ chain: entries[0]?.chain, length: 12, headHash: entries.at(-1)?.hash })
  })

  test('an end that is cut off is found, every day, also when other entries are written after it', async () => {
    const cut = (await chain()).slice(-2)
    for (const { _id } of cut) await auditTrail.remove(_id)
    expect(await check()).toEqual(['AUDIT_CUT'])
    await appendToTrail(anEvent(101))
    await appendToTrail(anEvent(102))
    expect(await check()).toEqual(['AUDIT_REWRITTEN'])
    for (const { sequence } of cut) await auditTrail.remove(`${cut[0]?.chain}:${sequence}`)
    for (const entry of cut) await auditTrail.insert(entry)
    expect(await check()).toEqual([])
  })

  test('a changed entry with all after it hashed anew is found: without the key, and by its end if the key is known', async () => {
    const entries = await chain()
    const before = entries[4] as AuditEntry
    const rehash = async (key: Buffer) => {
      const { currentKeyId } = auditKeys()
      let last = before
      for (const { _id, sequence, ...event } of entries.slice(5)) {
        const actorId = sequence === 6 ? 'per_other' : event.actorId
        const { reason: _, ...content } = { ...event, actorId }
        last = nextEntry(event.chain, last, content, { currentKeyId, keys: new Map([[currentKeyId, key]]) })
        await auditTrail.remove(_id)
        await auditTrail.insert(last)
      }
    }
    await rehash(Buffer.alloc(32, 42))
    expect(await check()).toEqual(['AUDIT_BROKEN', 'AUDIT_REWRITTEN'])
    await rehash(auditKeys().keys.get(auditKeys().currentKeyId) as Buffer)
    expect(await check()).toEqual(['AUDIT_REWRITTEN'])
    for (const entry of entries.slice(5)) {
      await auditTrail.remove(entry._id)
      await auditTrail.insert(entry)
    }
    expect(await check()).toEqual([])
  })

  test('kept ends that are gone are missed, all of them or only the newest, with a trail that was cut', async () => {
    const ends = await auditHeads.find('newest', { equals: { kind: 'heads' }, limit: 100 })
    const cut = (await chain()).slice(-1)
    for (const { _id } of cut) await auditTrail.remove(_id)
    for (const { _id } of ends) await auditHeads.remove(_id)
    expect(await check()).toEqual(['AUDIT_HEADS_MISSING'])
    for (const entry of cut) await auditTrail.insert(entry)
    for (const end of ends) await auditHeads.insert(end)
    expect(await check()).toEqual([])

    const [newest] = await auditHeads.find('newest', { equals: { kind: 'heads' }, limit: 1 })
    await auditHeads.remove(newest?._id ?? '')
    expect(await check()).toEqual(['AUDIT_HEADS_MISSING'])
    await auditHeads.insert(newest as AuditHeads)
    expect(await check()).toEqual([])
  })

  test('ends that were changed, too, are no proof', async () => {
    const [kept] = await auditHeads.find('newest', { equals: { kind: 'heads' }, limit: 1 })
    await auditHeads.update(kept?._id ?? '', {}, { heads: [] })
    expect(await check()).toEqual(['AUDIT_HEADS_FORGED'])
  })
})

test('SM3: many at once in one process make one whole chain, each event once', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, n) => appendToTrail(anEvent(200 + (n % 50)))))
  const numbers = (await chain()).flatMap(({ facts }) => (Number(facts.number) >= 200 ? [Number(facts.number)] : []))
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => 200 + n))
  expect(await check()).not.toContain('AUDIT_BROKEN')
})
