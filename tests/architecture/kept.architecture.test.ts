import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { type KeptAction, keptActions } from '../../src/services/kept/keptActions'
import { registry } from '../builders/house'

const names = Object.keys(keptActions) as KeptAction[]

/** Describes the shape of a kept reply by everything that it may contain. */
const shapeOf = (name: KeptAction) =>
  createHash('sha256')
    .update(JSON.stringify(z.toJSONSchema(registry[name].output, { unrepresentable: 'any' })))
    .digest('hex')
    .slice(0, 8)

test.each(names)('answers to %s that an older app kept in another shape are dropped: enter the new shape in keptActions.ts', (name) => {
  expect({ [name]: keptActions[name] }).toEqual({ [name]: shapeOf(name) })
})

test('only replies that pages read are kept', () => {
  for (const name of names) expect(registry[name].writes).toBeUndefined()
})
