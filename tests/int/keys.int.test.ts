import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountNews } from '../../cloudfunctions/domains/account/messages'
import { nothingFilledIn } from '../../cloudfunctions/domains/account/riderDocument'
import { openSecret, riders, sealFor } from '../../cloudfunctions/domains/account/riders'
import { createEntry } from '../../cloudfunctions/kernel/entry'
import { inBatches } from '../../cloudfunctions/kernel/inBatches'
import { reseal } from '../../cloudfunctions/kernel/jobs/reseal'
import { firstOutbox } from '../../cloudfunctions/kernel/outbox'
import { keyCanaries, keysHold, proofs, wrongKeys } from '../../cloudfunctions/kernel/secrets/canaries'
import { keyIdOf } from '../../cloudfunctions/kernel/secrets/fieldCipher'
import type { Keys } from '../../cloudfunctions/kernel/secrets/keys'
import { loadSecrets } from '../../emulator/functions/secrets'
import { withCity } from '../builders/city/city'
import { newRequestId, type Phone } from '../builders/city/phone'
import { SUSPENDED } from '../builders/city/samples/sanction'
import { type Scene, setScene } from '../builders/city/scene'
import { everythingServed, reconcile } from '../builders/house'
import { sampleKey } from '../builders/keys'
import { aPlatformContext } from '../builders/platform'
import { aRider, riderId } from '../builders/riders'
import { minutesAfter } from '../builders/time'

/** Keys in place of those of the environment; undefined: those of the environment. */
let mockKeys: Keys | undefined
jest.mock('../../cloudfunctions/kernel/secrets/keys', () => {
  const actual = jest.requireActual('../../cloudfunctions/kernel/secrets/keys')
  return { ...actual, keys: () => mockKeys ?? actual.keys() }
})
const { keys } = jest.requireActual('../../cloudfunctions/kernel/secrets/keys') as { keys: () => Keys }

const city = withCity()
let scene: Scene
let rider: Phone
beforeAll(async () => {
  scene = await setScene(city)
  rider = await scene.holder({ sanction: SUSPENDED })
})

/** Something sealed in lists, in what was moved from one field to another, and where nothing is owed. */
async function fillCity() {
  const { compound: compoundId, propertyManager, guard, staff } = scene
  await propertyManager.must('compound.inviteGuard', { compoundId, label: '西门老王' })
  await propertyManager.must('compound.removeGuard', { compoundId, personId: guard.personId })
  await rider.must('appeal.file', { text: '示例：那天不是我' })
  await staff.must('appeal.answer', { passId: rider.passId, accepted: true, answer: '示例：查过了，是误会' })
}
afterEach(() => {
  mockKeys = undefined
})

describe('SM9: keys are compared when a function starts', () => {
  test('the first start enters what they are known by, and the next finds them right', async () => {
    expect(await keysHold()).toBe(true)
    const { keyCanaries: known = [] } = await city.documents()
    expect(known.map(({ _id }) => _id).toSorted()).toEqual(['audit-a1', 'field-k1', 'index', 'signing-1'])
    expect(await wrongKeys()).toEqual([])
    const { fieldKeys, indexKey } = keys()
    for (const key of [...fieldKeys.values(), indexKey]) expect(JSON.stringify(known)).not.toContain(key.toString('base64'))
  })

  test.each<[string, (own: Keys) => Keys, string]>([
    ['another index key', (own) => ({ ...own, indexKey: sampleKey(42) }), 'index'],
    ['another field key of the same name', (own) => ({ ...own, fieldKeys: new Map([['k1', sampleKey(42)]]) }), 'field-k1'],
    [
      'an old field key that is gone too early',
      (own) => ({ ...own, currentKeyId: 'k2', fieldKeys: new Map([['k2', sampleKey(2)]]) }),
      'field-k1',
    ],
  ])('%s is found, and nothing is entered for it', async (_, change, name) => {
    mockKeys = change(keys())
    const before = await city.documents()
    expect(await wrongKeys(proofs())).toEqual([name])
    expect(await city.documents()).toEqual(before)
  })

  test('with wrong keys every call is answered UNAVAILABLE and nothing is written', async () => {
    const main = createEntry(
      everythingServed,
      () => city.now,
      async () => false,
    )
    const before = await city.documents()
    for (const { action } of everythingServed) {
      const reply = await main({ action: action.name, input: {}, requestId: newRequestId() }, aPlatformContext(scene.staff.openid))
      expect(reply).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } })
    }
    expect(await city.documents()).toEqual(before)
  })
})

const SEALED = /"(\w{1,20})\.[\w-]{16}\.[\w-]{22}\.[\w-]+"/g

/** The ids of the keys with which anything in the database is sealed. */
const keysInUse = async () => [...new Set(Array.from(JSON.stringify(await city.documents()).matchAll(SEALED), ([, id]) => id))]

test('SM9: what an old key has sealed is sealed anew, so that the key can go', async () => {
  await fillCity()
  const { riderId } = rider
  const phone = openSecret((await riders.get(riderId)) as never, 'phone')
  const own = keys()
  mockKeys = { ...own, currentKeyId: 'k2', fieldKeys: new Map([...own.fieldKeys, ['k2', sampleKey(2)]]) }
  const turn = async () => {
    let [cursor, result]: [string | null, unknown] = [null, null]
    do
      ({ cursor, result } = (await reseal.run({ now: city.now, cursor, hasTime: () => true })) as {
        cursor: string | null
        result: unknown
      })
    while (cursor !== null)
    return result
  }
  expect(await keysInUse()).toEqual(['k1'])
  expect(await turn()).not.toEqual({ resealed: 0 })
  expect(await keysInUse()).toEqual(['k2'])
  expect((await keyCanaries.get('field-k1'))?.retiredAt).toBeNull()
  // A message that waits since before is still sealed with the old key, so the key is kept for it.
  const message = { eventId: 'waits', personId: rider.personId, content: { kind: 'identityContested' }, at: city.now } as const
  const after = mockKeys
  mockKeys = { ...after, currentKeyId: 'k1' }
  await riders.update(riderId, {}, firstOutbox([accountNews.tell(message)], city.now))
  mockKeys = after
  expect(await turn()).toEqual({ resealed: 0 })
  expect((await keyCanaries.get('field-k1'))?.retiredAt).toBeNull()
  await reconcile(minutesAfter(city.now, 2))
  expect(await turn()).toEqual({ resealed: 0 })
  expect((await keyCanaries.get('field-k1'))?.retiredAt).toEqual(city.now)

  mockKeys = { ...mockKeys, fieldKeys: new Map([['k2', sampleKey(2)]]) }
  expect(await wrongKeys(proofs())).toEqual([])
  expect(openSecret((await riders.get(riderId)) as never, 'phone')).toBe(phone)
})

test('SM9: one pass seals all documents anew, however many owe something, and one that began with another key begins anew', async () => {
  const old = keys()
  const fieldKeys = new Map([...old.fieldKeys, ['k2', sampleKey(2)], ['k3', sampleKey(3)]])
  const ids = Array.from({ length: 230 }, (_, at) => riderId(`owing${at}`))
  await inBatches(ids, 10, (_id) =>
    riders.insert({
      ...aRider({ _id, ...nothingFilledIn, phone: sealFor(_id, 'phone', '10000000000') }),
      owed: 1,
      outboxDueAt: minutesAfter(city.now, 9 * 1440),
    }),
  )
  mockKeys = { ...old, fieldKeys, currentKeyId: 'k3' }
  const begun = JSON.stringify({ keyId: 'k1', collection: 999, after: '', resealed: 0 })
  await reseal.run({ now: city.now, cursor: begun, hasTime: () => true })
  const stored = await Promise.all([ids.slice(0, 99), ids.slice(99, 198), ids.slice(198)].map((part) => riders.getMany(part)))
  const used = new Set(stored.flat().map(({ phone }) => phone && keyIdOf(phone)))
  expect([...used]).toEqual(['k3'])
})

test('SM9: data without the keys that they were sealed with stop the emulator, in words', () => {
  const dir = mkdtempSync(join(tmpdir(), 'keys-'))
  expect(Object.keys(loadSecrets(dir))).toContain('AUDIT_KEYS')
  writeFileSync(join(dir, 'database'), '')
  expect(loadSecrets(dir)).toEqual(loadSecrets(dir))
  rmSync(join(dir, 'secrets.json'))
  expect(() => loadSecrets(dir)).toThrow(/contains data, but no secrets\.json/)
  rmSync(dir, { recursive: true })
})
