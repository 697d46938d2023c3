import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { type KeptAction, keptActions } from '../../src/services/kept/keptActions'
import { registry } from '../builders/house'

const names = Object.keys(keptActions) as KeptAction[]

/** Stands for everything that a kept answer may hold. */
const shapeOf = (name: KeptAction) =>
  createHash('sha256')
    .update(JSON.stringify(z.toJSONSchema(registry[name].output, { unrepresentable: 'any' })))
    .digest('hex')
    .slice(0, 8)

test.each(names)('answers to %s that an older app kept in another shape are dropped: enter the new shape in keptActions.ts', (name) => {
  expect({ [name]: keptActions[name] }).toEqual({ [name]: shapeOf(name) })
})

test('only what is read is kept', () => {
  for (const name of names) expect(registry[name].writes).toBeUndefined()
})
