import { randomBytes } from 'node:crypto'
import type { AdminBody, AdminHandler } from '../../plugin'
import type { Collection } from '../collection/collection'
import { toId, toText } from '../collection/storedDocument'
import { duplicateKey, makeWrite } from '../engine/writes'
import { compileQuery } from '../query/compile'
import { NO_VARIABLES, type Query } from '../query/condition'
import { invalidParam, unsupported } from '../refusal'
import { compileUpdate } from '../update/compile'
import { decodeDoc } from '../value/decode'
import { type Doc, fieldOf } from '../value/value'
import { checkFields, checkWriteSize, readDoc, readFlag, readText } from './request'
import { type Access, type Database, withAccess } from './session'

const withId = (doc: Doc): Doc => {
  const { _id = randomBytes(16).toString('hex'), ...fields } = doc
  return { _id, ...fields }
}

const insertDocument =
  (database: Database): AdminHandler =>
  (body) => {
    checkFields(body, ['collectionName', 'data', 'transactionId'])
    checkWriteSize(body)
    const collection = database.engine.collection(readText(body, 'collectionName'))
    const now = new Date()
    if (!Array.isArray(body.data) || body.data.length === 0) throw invalidParam('add needs a document, or a list with at least one.')
    const docs = body.data.map((text: unknown) => withId(decodeDoc(text, '"data"', now)))
    const ids = docs.map((doc) => toId(fieldOf(doc, '_id')))
    return withAccess(database, body, ({ get, submit }) => {
      const taken = docs.find((doc, position) => get(collection, toId(doc._id)) || ids.indexOf(toId(doc._id)) !== position)
      if (taken) throw duplicateKey(collection, '_id_', taken)
      submit(docs.map((doc) => makeWrite(collection, toId(doc._id), undefined, doc, database.engine.nextOrder())))
      database.log.add({ collection: collection.name, action: body.action, query: {}, index: '_id_', examined: 0, returned: 0, bytes: 0 })
      return { data: { insertedIds: ids } }
    })
  }

/** A query that selects what a write changes. */
interface Target {
  readonly collection: Collection
  readonly query: Query
}

const readTarget = (database: Database, body: AdminBody, now: Date): Target => {
  const query = compileQuery(readDoc(body, 'query', now))
  return { collection: database.engine.collection(readText(body, 'collectionName')), query }
}

const MODIFY_FIELDS = ['collectionName', 'query', 'queryType', 'data', 'multi', 'merge', 'upsert', 'transactionId']

const modifyDocument =
  (database: Database): AdminHandler =>
  (body) => {
    checkFields(body, MODIFY_FIELDS)
    checkWriteSize(body)
    const now = new Date()
    const target = readTarget(database, body, now)
    const data = decodeDoc(body.data, '"data"', now)
    const [merge, upsert, multi] = [readFlag(body, 'merge', true), readFlag(body, 'upsert', false), readFlag(body, 'multi', false)]
    if (merge === upsert || (upsert && multi))
      throw unsupported('this combination of merge, upsert and multi', 'Use update, or doc(id).set.')
    if (!merge) return withAccess(database, body, (access) => ({ data: replaceDocument(database, access, target, data) }))
    return withAccess(database, body, (access) => ({
      data: { updated: updateDocuments(access, target, data, multi).length, upsert_id: null },
    }))
  }

/** `doc.set` replaces the whole document, or creates it. It counts as an update even if nothing changes. */
function replaceDocument(database: Database, { get, submit }: Access, { collection, query }: Target, data: Doc) {
  const id = toId(fieldOf(query.source, '_id'))
  if ('_id' in data) throw invalidParam('不能更新_id的值')
  const before = get(collection, id)
  const doc = { _id: id, ...data }
  submit([makeWrite(collection, id, before, doc, database.engine.nextOrder())])
  return { updated: before ? 1 : 0, upsert_id: before ? null : id }
}

/** Changes the documents that the query finds, and returns the changed ones. Documents that would stay the same are not written. */
function updateDocuments({ select, submit }: Access, { collection, query }: Target, data: Doc, multi: boolean): Doc[] {
  const update = compileUpdate(data)
  const found = select(collection, query, { variables: NO_VARIABLES, ...(multi ? {} : { limit: 1 }) })
  const changes = found
    .map((before) => ({ before, doc: update.apply(before.doc, query.condition) }))
    .filter(({ before, doc }) => doc !== before.doc)
  submit(changes.map(({ before, doc }) => makeWrite(collection, before.id, before, doc, before.order)))
  return changes.map(({ doc }) => doc)
}

/** `updateAndReturn` changes the first document that the query finds and returns it as it is afterwards. */
const modifyAndReturnDoc =
  (database: Database): AdminHandler =>
  (body) => {
    checkFields(body, ['collectionName', 'query', 'queryType', 'data', 'transactionId'])
    checkWriteSize(body)
    const now = new Date()
    const { collection, query } = readTarget(database, body, now)
    const update = compileUpdate(decodeDoc(body.data, '"data"', now))
    return withAccess(database, body, ({ select, submit }) => {
      const [before] = select(collection, query, { variables: NO_VARIABLES, limit: 1 })
      if (!before) return { data: { updated: 0, doc: null } }
      const doc = update.apply(before.doc, query.condition)
      if (doc !== before.doc) submit([makeWrite(collection, before.id, before, doc, before.order)])
      return { data: { updated: 1, doc: toText(doc) } }
    })
  }

const removeDocument =
  (database: Database): AdminHandler =>
  (body) => {
    checkFields(body, ['collectionName', 'query', 'queryType', 'multi', 'transactionId'])
    const { collection, query } = readTarget(database, body, new Date())
    const limit = readFlag(body, 'multi', false) ? {} : { limit: 1 }
    return withAccess(database, body, ({ select, submit }) => {
      const found = select(collection, query, { variables: NO_VARIABLES, ...limit })
      submit(found.map((before) => ({ collection, id: before.id, before, after: undefined })))
      return { data: { deleted: found.length } }
    })
  }

const addCollection =
  ({ engine }: Database): AdminHandler =>
  (body) => {
    checkFields(body, ['collectionName'])
    engine.createCollection(readText(body, 'collectionName'))
    return {}
  }

/** Actions that change documents or create collections. */
export const writeActions = (database: Database): Readonly<Record<string, AdminHandler>> => ({
  'database.insertDocument': insertDocument(database),
  'database.modifyDocument': modifyDocument(database),
  'database.modifyAndReturnDoc': modifyAndReturnDoc(database),
  'database.removeDocument': removeDocument(database),
  'database.addCollection': addCollection(database),
})
