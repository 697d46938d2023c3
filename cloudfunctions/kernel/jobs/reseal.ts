import type { Collection } from '../database/collection'
import { type Changeable, outboxIndex } from '../database/decision'
import type { SealedField } from '../database/definition'
import type { Modification } from '../database/modify'
import { findFirst } from '../database/page'
import { house } from '../house'
import type { Job, JobReport } from '../job'
import { fieldKeyCanary, keyCanaries } from '../secrets/canaries'
import { keyIdOf, type Sealed, seal, unseal } from '../secrets/fieldCipher'
import { keys } from '../secrets/keys'

/** The number of documents read at a time. */
const PAGE = 200
const DAY_MS = 24 * 3_600_000

/** The position: the collection, the last document in it, and how many fields this pass has sealed anew. */
interface Position {
  readonly collection: number
  readonly after: string
  readonly resealed: number
}

const START: Position = { collection: 0, after: '', resealed: 0 }

const sealedCollections = () => house().collections.filter((one): one is Collection<Changeable> => (one.definition.sealed ?? []).length > 0)

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
    let at: Position = cursor ? JSON.parse(cursor) : START
    while (at.collection < collections.length) {
      if (!hasTime()) return { cursor: JSON.stringify(at), behindBy: collections.length - at.collection, result: { resealed: at.resealed } }
      at = await resealPage(collections[at.collection] as Collection<Changeable>, at)
    }
    if (at.resealed === 0) await retireOldKeys(now)
    return { cursor: null, behindBy: 0, result: { resealed: at.resealed } }
  },
}

/** Documents that owe effects stand elsewhere in the index. There are few, and a pass that meets one is not the last. */
async function resealPage(collection: Collection<Changeable>, { collection: number, after, resealed }: Position): Promise<Position> {
  const beyond = after === '' ? {} : { after }
  const settled = await findFirst(collection, outboxIndex.name, { equals: { outboxDueAt: null }, ...beyond, most: PAGE })
  const owing = after === '' ? await findFirst(collection, outboxIndex.name, { equals: {}, after: new Date(0), most: PAGE }) : []
  let count = resealed
  for (const doc of [...owing, ...settled]) count += await resealDocument(collection, doc)
  const last = settled.length === PAGE ? settled.at(-1) : undefined
  return last ? { collection: number, after: last._id, resealed: count } : { collection: number + 1, after: '', resealed: count }
}

/** Answers how many fields were sealed with an older key. A field that was written meanwhile is left alone. */
async function resealDocument(collection: Collection<Changeable>, doc: Changeable): Promise<number> {
  let count = 0
  for (const one of collection.definition.sealed ?? []) {
    const old = valueAt(doc, one.path)
    if (old === null || keyIdOf(old) === keys().currentKeyId) continue
    count += 1
    const context = { collection: collection.definition.name, id: doc._id, field: one.field ?? one.path }
    const modification = { when: { [one.path]: { is: old } }, change: { [one.path]: { set: seal(unseal(old, context), context) } } }
    await collection.modify(doc._id, modification as Modification<Changeable>)
  }
  return count
}

function valueAt(doc: object, path: SealedField['path']): Sealed | null {
  const value = path.split('.').reduce<unknown>((inner, key) => new Map(Object.entries(Object(inner))).get(key), doc)
  return typeof value === 'string' ? (value as Sealed) : null
}

async function retireOldKeys(now: Date): Promise<void> {
  const { fieldKeys, currentKeyId } = keys()
  for (const id of fieldKeys.keys()) {
    if (id !== currentKeyId) await keyCanaries.update(fieldKeyCanary(id), { retiredAt: null }, { retiredAt: now })
  }
}
