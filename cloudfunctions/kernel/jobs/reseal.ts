import { DAY_MS } from '../../../contract/kernel/duration'
import type { Collection } from '../database/collection'
import { type Changeable, outboxIndex } from '../database/decision'
import type { SealedField } from '../database/definition'
import { idIndex } from '../database/find'
import type { Modification } from '../database/modify'
import { findFirst } from '../database/page'
import type { AnyCollection } from '../domain'
import { house } from '../house'
import { inBatches } from '../inBatches'
import type { Job, JobReport } from '../job'
import { fieldKeyCanary, keyCanaries } from '../secrets/canaries'
import { keyIdOf, type Sealed } from '../secrets/fieldCipher'
import { keys } from '../secrets/keys'
import { sealField, unsealField } from '../secrets/sealedField'

/** The number of documents read at a time. */
const PAGE = 200
const AT_ONCE = 10

/** The position: the key with which the pass seals, the collection, the last document in it, and how many fields this pass has sealed anew. */
interface Position {
  readonly keyId: string
  readonly collection: number
  readonly after: string
  readonly resealed: number
}

const start = (): Position => ({ keyId: keys().currentKeyId, collection: 0, after: '', resealed: 0 })

type AnyDocument = { readonly _id: string }

const hasOutbox = (collection: AnyCollection): collection is Collection<Changeable> => collection.definition.indexes.includes(outboxIndex)

const sealedCollections = () => house().collections.filter(({ definition }) => (definition.sealed ?? []).length > 0)

/**
 * Seals every sealed field with the current key, once a day, as long as there is an older key. A pass that finds nothing to do marks the older
 * keys as retired: they may be taken out of the environment.
 */
export const reseal: Job = {
  name: 'kernel.reseal',
  budgetMs: 10_000,
  everyMs: DAY_MS,
  async run({ now, cursor, hasTime }): Promise<JobReport> {
    if (keys().fieldKeys.size < 2) return { cursor: null, behindBy: 0, result: { resealed: 0 } }
    const collections = sealedCollections()
    let at: Position = cursor ? JSON.parse(cursor) : start()
    // A pass that began with another key has left behind what was sealed with that one.
    if (at.keyId !== keys().currentKeyId) at = start()
    while (at.collection < collections.length) {
      if (!hasTime()) return { cursor: JSON.stringify(at), behindBy: collections.length - at.collection, result: { resealed: at.resealed } }
      at = await resealPage(collections[at.collection] as Collection<AnyDocument>, at)
    }
    if (at.resealed === 0 && !(await isOldKeyInOutboxes())) await retireOldKeys(now)
    return { cursor: null, behindBy: 0, result: { resealed: at.resealed } }
  },
}

/** By their ids all documents are found, whether they owe effects or not, and whatever is changed in them while the pass goes on. */
async function resealPage(collection: Collection<AnyDocument>, at: Position): Promise<Position> {
  const rows = await findFirst(collection, idIndex.name, { equals: {}, after: at.after, most: PAGE })
  let { resealed } = at
  await inBatches(rows, AT_ONCE, async (doc) => {
    resealed += await resealDocument(collection, doc)
  })
  const last = rows.length === PAGE ? rows.at(-1) : undefined
  return last ? { ...at, after: last._id, resealed } : { ...at, collection: at.collection + 1, after: '', resealed }
}

const owingIn = (collection: Collection<Changeable>) =>
  findFirst(collection, outboxIndex.name, { equals: {}, after: new Date(0), most: PAGE })

const isOld = (sealed: Sealed) => keyIdOf(sealed) !== keys().currentKeyId

/** Answers how many fields were sealed with an older key. A field that was written meanwhile is left alone. */
async function resealDocument(collection: Collection<AnyDocument>, doc: AnyDocument): Promise<number> {
  let count = 0
  for (const { path, field = path } of collection.definition.sealed ?? []) {
    for (const [place, old] of valuesAt(doc, path)) {
      if (!isOld(old)) continue
      count += 1
      const anew = sealField(collection, field, doc._id, unsealField(collection, field, doc._id, old))
      const modification = { when: { [place]: { is: old } }, change: { [place]: { set: anew } } }
      await collection.modify(doc._id, modification as Modification<AnyDocument>)
    }
  }
  return count
}

/** The sealed values at a path, each with its own place: `people.0.label` for `people.*.label`. */
function valuesAt(doc: object, path: SealedField['path']): (readonly [place: string, value: Sealed])[] {
  let found: (readonly [place: string, value: unknown])[] = [['', doc]]
  for (const key of path.split('.')) {
    found = found.flatMap(([place, value]) =>
      Object.entries(Object(value)).flatMap(([name, inner]) =>
        key === '*' || key === name ? [[place === '' ? name : `${place}.${name}`, inner] as const] : [],
      ),
    )
  }
  return found.flatMap(([place, value]) => (typeof value === 'string' ? [[place, value as Sealed] as const] : []))
}

/** Effects are done or parked within days, so the old key stays until then; what is parked is sealed anew. */
async function isOldKeyInOutboxes(): Promise<boolean> {
  for (const collection of house().collections.filter(hasOutbox)) {
    const owing = await owingIn(collection)
    const effects = owing.flatMap(({ outbox }) => Object.values(outbox))
    if (owing.length === PAGE || effects.some(({ sealed }) => sealed !== undefined && isOld(sealed))) return true
  }
  return false
}

async function retireOldKeys(now: Date): Promise<void> {
  const { fieldKeys, currentKeyId } = keys()
  for (const id of fieldKeys.keys()) {
    if (id !== currentKeyId) await keyCanaries.update(fieldKeyCanary(id), { retiredAt: null }, { retiredAt: now })
  }
}
