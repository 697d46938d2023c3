import type { AdminHandler } from '../../plugin'
import { compilePipeline } from '../aggregate/pipeline'
import type { PipelineSource, StageSpec } from '../aggregate/stage'
import { toText } from '../collection/storedDocument'
import { NO_VARIABLES } from '../query/condition'
import { invalidParam } from '../refusal'
import { decodeValue } from '../value/decode'
import { checkFields, readText, replyOf } from './request'
import { type Database, find } from './session'

function readStages(stages: unknown): StageSpec[] {
  if (!Array.isArray(stages)) throw invalidParam('"stages" must be a list.')
  const now = new Date()
  return stages.map((stage: unknown) => {
    if (typeof stage === 'object' && stage !== null && 'stageKey' in stage && 'stageValue' in stage && typeof stage.stageKey === 'string') {
      return { name: stage.stageKey, spec: decodeValue(stage.stageValue, stage.stageKey, now) }
    }
    throw invalidParam('A stage needs stageKey and stageValue.')
  })
}

const pipelineSource = (database: Database, action: string): PipelineSource => ({
  find: (name, query, options) => find(database, action, database.engine.collection(name), query, options).found.map(({ doc }) => doc),
  geoFields: (name) => database.engine.collection(name).geo.map(({ field }) => field),
})

const aggregateDocuments =
  (database: Database): AdminHandler =>
  (body) => {
    checkFields(body, ['collectionName', 'stages'])
    const { name } = database.engine.collection(readText(body, 'collectionName'))
    const run = compilePipeline(pipelineSource(database, body.action), name, readStages(body.stages), NO_VARIABLES)
    return { data: { list: replyOf(run().map(toText)) } }
  }

/** Aggregation, and the start and end of transactions. */
export const otherActions = (database: Database): Readonly<Record<string, AdminHandler>> => ({
  'database.aggregateDocuments': aggregateDocuments(database),
  'database.startTransaction': (body) => {
    checkFields(body, [])
    return { transactionId: database.transactions.start() }
  },
  'database.commitTransaction': (body) => {
    checkFields(body, ['transactionId'])
    database.transactions.commit(readText(body, 'transactionId'))
    return {}
  },
  'database.abortTransaction': (body) => {
    checkFields(body, ['transactionId'])
    database.transactions.abort(readText(body, 'transactionId'))
    return {}
  },
})
