import { LIMITS } from '../../limits'
import type { AdminHandler } from '../../plugin'
import { toText } from '../collection/storedDocument'
import { compileQuery } from '../query/compile'
import { NO_VARIABLES } from '../query/condition'
import { compileProjection } from '../query/projection'
import { compileSort } from '../query/sort'
import { checkFields, isDocQuery, readCount, readDoc, readText, replyOf } from './request'
import { type Database, withAccess } from './session'

/** The number of documents when a query gives no limit. */
const DEFAULT_LIMIT = 100

const GET_FIELDS = ['collectionName', 'query', 'queryType', 'projection', 'order', 'offset', 'limit', 'multi', 'transactionId']

const getDocument =
  (database: Database): AdminHandler =>
  (body) => {
    checkFields(body, GET_FIELDS)
    const now = new Date()
    const collection = database.engine.collection(readText(body, 'collectionName'))
    const query = compileQuery(readDoc(body, 'query', now))
    const limit = readCount(body, 'limit', isDocQuery(body) ? 1 : DEFAULT_LIMIT, 1, LIMITS.queryDocuments)
    const offset = readCount(body, 'offset', 0, 0, Number.MAX_SAFE_INTEGER)
    const order = compileSort(readDoc(body, 'order', now), '"order"')
    const project = body.projection === undefined ? undefined : compileProjection(readDoc(body, 'projection', now))
    return withAccess(database, body, ({ select }) => {
      const found = select(collection, query, { variables: NO_VARIABLES, order, skip: offset, limit })
      const list = replyOf(found.map((stored) => (project ? toText(project(stored.doc)) : stored.text)))
      return { data: { list }, limit, offset }
    })
  }

const calculateDocument =
  (database: Database): AdminHandler =>
  (body) => {
    checkFields(body, ['collectionName', 'query', 'queryType'])
    const collection = database.engine.collection(readText(body, 'collectionName'))
    const query = compileQuery(readDoc(body, 'query', new Date()))
    return withAccess(database, body, ({ select }) => ({
      data: { total: select(collection, query, { variables: NO_VARIABLES }).length },
    }))
  }

/** Actions that read documents. */
export const readActions = (database: Database): Readonly<Record<string, AdminHandler>> => ({
  'database.getDocument': getDocument(database),
  'database.calculateDocument': calculateDocument(database),
})
