import { randomInt } from 'node:crypto'
import { compileExpression } from '../expression/compile'
import { namedArguments, toDoc } from '../expression/operator'
import { compileQuery } from '../query/compile'
import { conjuncts, type Query } from '../query/condition'
import { compileSort, sortBy } from '../query/sort'
import { requestFailed } from '../refusal'
import { fieldOf, isDoc, show, type Value } from '../value/value'
import { type StageCompiler, toCount } from './stage'

/** Compiles `$match`'s query. */
export const matchQuery = (spec: Value): Query => {
  const query = compileQuery(toDoc(spec, '$match'))
  if (conjuncts(query.condition).some(({ kind }) => kind === 'near'))
    throw requestFailed('$match takes no _.geoNear. Begin the pipeline with geoNear().')
  return query
}

export const sortOrder = (spec: Value) => {
  const order = compileSort(toDoc(spec, '$sort'), '$sort')
  if (order.length === 0) throw requestFailed('$sort needs at least one field.')
  return order
}

const $match: StageCompiler = (spec, { variables }) => {
  const { condition } = matchQuery(spec)
  return (docs) => docs.filter((doc) => condition.matches(doc, variables))
}

const $sort: StageCompiler = (spec) => {
  const order = sortOrder(spec)
  return (docs) => sortBy(docs, order, (doc) => doc)
}

const $limit: StageCompiler = (spec) => {
  const count = toCount(spec, '$limit', 1)
  return (docs) => docs.slice(0, count)
}

const $skip: StageCompiler = (spec) => {
  const count = toCount(spec, '$skip', 0)
  return (docs) => docs.slice(count)
}

/** Returns one document with the number of documents, or none when that is 0. */
const $count: StageCompiler = (spec) => {
  if (typeof spec !== 'string' || spec === '' || spec.startsWith('$') || spec.includes('.')) {
    throw requestFailed(`$count needs the name of a field, without "$" and ".", not ${show(spec)}.`)
  }
  return (docs) => (docs.length === 0 ? [] : [{ [spec]: docs.length }])
}

const $sample: StageCompiler = (spec) => {
  const size = toCount(fieldOf(namedArguments(spec, ['size'], ['size'], '$sample'), 'size'), '$sample: size', 1)
  return (docs) => {
    const pool = [...docs]
    return Array.from({ length: Math.min(size, docs.length) }, () => pool.splice(randomInt(pool.length), 1)).flat()
  }
}

const $replaceRoot: StageCompiler = (spec, { variables }) => {
  const root = compileExpression(fieldOf(namedArguments(spec, ['newRoot'], ['newRoot'], '$replaceRoot'), 'newRoot') ?? null)
  return (docs) =>
    docs.map((doc) => {
      const made = root({ root: doc, variables })
      if (!isDoc(made)) throw requestFailed(`$replaceRoot: newRoot must give an object, not ${show(made)}.`)
      return made
    })
}

/** Stages that take only a few lines each. */
export const SIMPLE_STAGES: Readonly<Record<string, StageCompiler>> = { $match, $sort, $limit, $skip, $count, $sample, $replaceRoot }
